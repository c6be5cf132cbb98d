"""What mail servers' words mean, as enhanced status codes (RFC 3463)."""

import re

import re2

# An enhanced code, and not a part of an address of a machine (5.1.1.7) or of a version.
_ENHANCED = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d)")
_LABELLED = re.compile(
    r"(?:dsn=|status(?:[- ]code)?[:=]?\s*|#|\b[245]\d\d[ \-#(]{1,3}|"
    r"said:\s*)([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d)",
    re.IGNORECASE,
)
_REPLY = re.compile(r"(?:^|[\s:(<'\"=#\[;>])([45]\d\d)(?=[\s\-:>,;.)#'\"\]]|$)")

# The subject and detail; the class (4 or 5) comes from the reply code or from the last column.
# The first that fits counts, so the narrower stand above.
_REASONS: tuple[tuple[str, str, str], ...] = (
    (
        r"exceeded storage|storage allocation"
        r"|(?:mail)?box(?: [^\s:;]+){0,3} (?:is )?(?:full|over ?quota|exceed|quota)"
        r"|over ?quota|"
        r"quota (?:has been )?exceed|exceed\w* (?:\w+ ){0,4}quota|quota(?:\s|_)?(?:full|"
        r"violation|usage|limit)|(?:not enough|insufficient) (?:disk |storage |mailbox "
        r")?(?:space|storage)|out of (?:storage|disk|quota)|storage (?:limit|quota)|"
        r"mailfolder is full|disk quota|maildir (?:has overdrawn|over|delivery failed: "
        r"user)|too much mail data|mailbox size limit|postfach (?:ist )?voll|boite (?:aux "
        r"lettres )?pleine|mailbox has exceeded|account is full|mail box is full|box full|"
        r"inbox (?:is )?full|容量|superato lo spazio",
        "2.2",
        "5",
    ),
    (
        r"(?:message|mail|e-?mail|msg|size|content)(?: [^\s:;]+){0,4} (?:is |was )?too "
        r"(?:large|big|long)|exceed\w* (?:\w+ ){0,5}(?:size|maximum|limit)(?:\w| "
        r")*(?:size|message)?|message (?:size|length) (?:exceeds|limit|larger)|size limit|"
        r"larger than (?:the )?(?:max|current)|too large message|fixed maximum message "
        r"size|message header size",
        "3.4",
        "5",
    ),
    (
        r"(?:account|mailbox|user|address|recipient|e-?mail)(?: [^\s:;]+){0,4} (?:has been |is "
        r"|was |are |been )?(?:temporarily )?(?:disabled|inactive|deactivated|suspended|"
        r"locked|blocked|discontinued|expired|closed|not active|no longer active|"
        r"terminated)|inactive (?:account|user|mailbox|recipient)|disabled (?:account|"
        r"user|mailbox)|account (?:that you tried to reach is )?(?:disabled|over)|user is "
        r"not (?:currently )?active|mailbox (?:currently )?(?:disabled|frozen|unavailable "
        r"or access denied)|suspended account",
        "2.1",
        "5",
    ),
    (
        r"(?:host|domain|server|mx|site|name)(?: [^\s:;]+){0,3} (?:unknown|(?:does not|"
        r"doesn'?t) exist|not found|not known|no such)|unknown (?:host|domain|mail host|"
        r"domain name)|host (?:or domain name )?not found|no such (?:host|domain)|"
        r"unrouteable (?:mail )?domain|domain (?:name )?(?:\S+ )?(?:not found|is not "
        r"known|does not exist|is invalid|must resolve)|couldn'?t find any host|nxdomain|"
        r"illegal host|bad destination (?:host|system)|cannot resolve|recipient domain|"
        r"domain lookup failed|all relevant mx|no mx|dns (?:error|failure)|name server: "
        r"(?:\S+ )?host not found|host name lookup (?:failure|problem)|doesn't appear to "
        r"be a valid domain|unresolvable",
        "1.2",
        "5",
    ),
    (
        r"(?:relay\w*|relaying)(?: [^\s:;]+){0,3} (?:denied|not (?:permitted|allowed|accepted)|"
        r"prohibited|forbidden|disallowed|operation rejected)|(?:unable|not allowed|not "
        r"permitted|cannot|insecure) to? ?relay|mail relay|relay (?:not|access)|we do not "
        r"relay|isn't (?:in|one of) (?:my|our)|not a gateway|no relaying|rcpthosts",
        "7.1",
        "5",
    ),
    (
        r"no valid recipients?"
        r"|(?:user|recipient|mailbox|address|account|alias|addressee|person|mail ?box|"
        r"login|adressat|empfanger|destinatario|utente|localpart|name|local user|customer|"
        r"subscriber|e-?mail)['\">]?(?: [^\s:;]+){0,5}? (?:is |was |are )?(?:unknown|"
        r"(?:does not|doesn'?t|do not|not|didn'?t) (?:exist|found|known|valid|here|have|"
        r"available|listed|match|accept)|not exist|invalid|unbekannt|nicht|rejected|"
        r"undeliverable|unavailable|no longer|not a (?:known|valid)|inconnu|desconocido|"
        r"sconosciuto|cannot be found|could not be found|wasn'?t found|unrouteable|has "
        r"moved)|(?:unknown|invalid|no such|non-?existent|bad|illegal|undeliverable|wrong|"
        r"incorrect|inactive|not a valid|unrecognized|unbekannt\w*) (?:\w+ ){0,3}?(?:user|"
        r"recipient|mailbox|address|account|person|alias|local ?part|login|e-?mail|mail|"
        r"subscriber|destination|empfanger)|no (?:such )?(?:mailbox|user|recipient|"
        r"account|person|valid recipients?|one) (?:here|by that|with that|at this|in this|"
        r"found|exists?|of this|called|on)|unknown (?:or illegal|rcpt|local|address)|no "
        r"such (?:user|person|recipient|mailbox|address)|user ?unknown|unknown ?user|not "
        r"(?:listed in|our customer|a known user|a valid mailbox|found in (?:directory|"
        r"recipient|\w+ table))|unrouteable address|address rejected|doesn'?t have "
        r"a(?:n?y)? (?:\S+ )?(?:account|mailbox)|doesn'?t exist|destination (?:server "
        r")?(?:has )?rejected recipient|no longer (?:valid|in use|available|works|exists|"
        r"on server|here)|isn'?t (?:a )?valid|resolver\.adr\.(?:recip)?notfound|"
        r"recipnotfound|recipient not found|adrec|mailbox not found|not in (?:domino "
        r")?directory|r_dest|nosuchuser|account not found|vrfy|delivery (?:to this|failed "
        r"to) (?:user|recipient)|there is no (?:one|such)|can'?t find|invalid_recipient|"
        r"does not like recipient|not known (?:at|here)|bad address|rcpt to|undisclosed",
        "1.1",
        "5",
    ),
    (
        r"(?:connection|connect|conversation|session)(?: [^\s:;]+){0,8} (?:timed out|timeout|"
        r"refused|dropped|reset|lost)|(?:could|can|did) ?not connect|unable to connect|"
        r"connection (?:refused|timed? ?out|dropped|reset)|no route to host|network (?:is "
        r")?unreachable|host (?:is )?(?:unreachable|down)|lost connection|not responding|"
        r"no answer from host|server (?:is )?(?:down|unreachable)|deferred: connection|"
        r"couldn'?t establish|operation timed out|unable to reach",
        "4.1",
        "4",
    ),
    (
        r"(?:delivery|message|retry) (?:time|timeout|period)?(?: [^\s:;]+){0,3} (?:expired|"
        r"exceeded|timed out)|retry time|(?:retry|retries) (?:timeout|limit|exceeded)|too "
        r"old|been in the queue too long|expired|delivery time(?:d)? ?out|queue (?:too "
        r"long|lifetime)|not (?:been )?(?:delivered|collected|able to deliver) (?:\w+ "
        r"){0,3}(?:within|after|for|in) (?:\w+ ){0,3}(?:day|hour)|undelivered (?:for|"
        r"after) \d+|giving up|no(?:t)? longer (?:be )?tr(?:y|ied|ying)|message has been "
        r"in the queue|warning: (?:could not|message)|could not be delivered (?:for|"
        r"within)",
        "4.7",
        "4",
    ),
    (
        r"(?:too many|exceeded) (?:hops|received)|mail (?:is )?loop|loop(?:s|ing)? "
        r"(?:detected|back|ing)|routing loop|hop count|delivered-to:? (?:header|line)|"
        r"mail forwarding loop|lives on|config error: mail loops",
        "4.6",
        "5",
    ),
    (
        r"(?:sender|from|return|mail from|envelope sender)(?: [^\s:;]+){0,4} (?:domain )?(?:is "
        r")?(?:rejected|not (?:exist|found|verified|valid)|invalid|denied|blocked|unknown|"
        r"refused|does not)|bad sender|cannot verify|sender verif|domain of sender|"
        r"unresolvable sender|invalid sender",
        "1.8",
        "5",
    ),
    (
        r"spf|dkim|dmarc|authentication (?:required|failed|is required)|not authori[sz]ed|"
        r"unauthenticated|auth(?:entication)? ",
        "7.26",
        "5",
    ),
    (
        r"spam|spamhaus|black ?list|blocklist|\brbl\b|dnsbl|block(?:ed|ing)?\b|reputation|"
        r"policy|content (?:rejected|filter)|message (?:content )?(?:was )?reject|virus|"
        r"infected|malware|junk|bulk|unsolicited|denied|refused|prohibited|not allowed|"
        r"not permitted|forbidden|restricted|restrict|reject|banned|not accept|access "
        r"denied|filter",
        "7.1",
        "5",
    ),
    (
        r"(?:too many|rate|throttl|exceeded|concurrent)(?: [^\s:;]+){0,4} (?:connection|"
        r"message|recipient|limit|mail|session|hour)|rate limit|throttl|greylist|gray "
        r"?list|try (?:again )?later|temporar|come back later|deferred|slow down|please "
        r"retry",
        "7.0",
        "4",
    ),
    (
        r"syntax|command (?:not|unrecognized|rejected)|bad sequence|protocol error|"
        r"unrecognized command|not implemented|unexpected",
        "5.2",
        "5",
    ),
    (
        r"system (?:error|full|failure|configuration)|insufficient system|local "
        r"(?:configuration|error)|internal (?:software|error|server)|i/o error|disk full|"
        r"out of memory|no space left|could not open|can't create|unexpected failure|pipe|"
        r"mailer|procmail|temporary failure|server error|command died|mailer (?:error|"
        r"died)",
        "3.0",
        "5",
    ),
)
# Patterns with this many choices take time beyond all bounds on some texts; re2 never does.
_COMPILED = [(re2.compile(words), detail, kind) for words, detail, kind in _REASONS]


def status_of(text: str, *, default_class: str = "5") -> str:
    """Return the enhanced code that a diagnostic states or means; `5.0.0` when it tells nothing."""
    stated = [found[1] for found in _LABELLED.finditer(text)] or _ENHANCED.findall(text)
    stated = [code for code in stated if code[0] != "2"]
    narrow = next((code for code in stated if not code.endswith(".0.0")), "")
    if narrow:
        return narrow
    reply = next((code for code in _REPLY.findall(text)), "")
    kind = (stated[0] if stated else reply)[:1]
    meant = _meant(text, kind)
    if meant:
        return meant
    return stated[0] if stated else f"{kind or default_class}.0.0"


def _meant(text: str, kind: str) -> str:
    small = " ".join(text.lower().split())[:4_000]
    # What follows the server's reply code says most; what stands before it names machines.
    reply = _REPLY.search(small)
    for said in (small[reply.start() : reply.start() + 300] if reply else "", small):
        for words, detail, own_kind in _COMPILED:
            if said and words.search(said):
                return f"{kind or own_kind}.{detail}"
    return ""


def is_permanent(status: str) -> bool:
    """Say whether trying again is useless: class 5 (RFC 3463, 3.1)."""
    return status.startswith("5")
