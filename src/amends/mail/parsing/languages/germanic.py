"""English, German, Dutch, Swedish, Danish, Norwegian, Icelandic, Afrikaans."""

from amends.mail.parsing.languages.language import Language, words

ENGLISH = Language(
    code="en",
    wrote=words("wrote | writes | has written | said"),
    opens=words("on | at | in article | quoting | in reply to | in a message dated"),
    labels={
        "from": words("from | sender | original from"),
        "sent": words("sent | sent at | date sent"),
        "to": words("to | recipient | recipients"),
        "subject": words("subject | re"),
        "cc": words(
            "cc | bcc | ccs | carbon copy | reply-to | reply to | importance | attachments | "
            "organization | newsgroups"
        ),
        "date": words("date"),
    },
    original=words(
        "original message | original mail | original e-mail | original email | original "
        "appointment | reply message | reply separator | message from | start of original "
        "message | original text | original message text"
    ),
    forwarded=words(
        "forwarded message | forwarded mail | forwarded by | forwarded email | begin forwarded "
        "message | start of forwarded message | original message follows"
    ),
    closings=words(
        "regards | best regards | kind regards | warm regards | kindest regards | best | "
        "warmest regards | with kind regards | with best regards | with regards | rgds | many "
        "regards | cordial regards | thanks & regards | thanks and regards | respectfully | "
        "thanks and best regards | thanks & best regards | thanks with regards | br | kr | best "
        "wishes | warm wishes | with best wishes | all the best | warmly | cordially | "
        "sincerely | sincerely yours | yours sincerely | yours truly | very truly yours | yours "
        "faithfully | faithfully yours | yours | cheers | take care | kindly | respectfully "
        "yours | bests | love | greetings | kind greetings | best greetings"
    ),
    sent_from=words(
        "sent from … | sent via … | sent with … | sent using … | sent through … | from my "
        "iphone | get outlook for … | get bluemail for … | sent from mobile | via mobile | sent "
        "from a phone | from mobile | my iphone | yahoo mail for … | sent from yahoo mail on … "
        "| virus-free … | this email has been checked for viruses … | sent securely from … | "
        "yahoo mail: search, organize, conquer | secured by … | please consider the environment "
        "before printing … | please excuse … typos | please excuse … brevity | "
        "excuse … typos | "
        "pardon … typos | excuse … brevity | pardon … brevity | please excuse … "
        "typos … | sent "
        "on the go"
    ),
    automatic=words(
        "automatic reply | auto reply | autoreply | auto-reply | auto response | autoresponse | "
        "auto-response | automatic response | automated reply | automated response | out of "
        "office | out-of-office | out of the office | away from the office | away from my mail "
        "| i am out of the office | on vacation | on holiday | vacation | on leave | on annual "
        "leave | on parental leave | on maternity leave | auto | away | vacation reply | "
        "absence | currently away | ooo | autoresponder | i am away | i'm away | we have "
        "received your | thank you for your email | thank you for contacting | out of office "
        "autoreply | no longer with"
    ),
)
GERMAN = Language(
    code="de",
    wrote=words("schrieb | schreibt | hat geschrieben | geschrieben"),
    opens=words("am | zitat von | den | um | von"),
    labels={
        "from": words("von | absender"),
        "sent": words("gesendet | gesendet am | versendet | geschickt"),
        "to": words("an | empfänger"),
        "subject": words("betreff | betr | titel"),
        "cc": words("kopie | cc | blindkopie | antwort an | priorität | wichtigkeit | anlagen"),
        "date": words("datum"),
    },
    original=words(
        "ursprüngliche nachricht | original nachricht | originalnachricht | original-nachricht "
        "| ursprüngliche mail | urspr. nachricht | original mail | originalmail | "
        "ursprünglicher termin | original message processed by"
    ),
    forwarded=words(
        "weitergeleitete nachricht | anfang der weitergeleiteten nachricht | weitergeleitete "
        "mail | weitergeleitet von | weitergeleitete e-mail"
    ),
    closings=words(
        "mit freundlichen grüßen | mit freundlichem gruß | mit freundlichen gruessen | mit "
        "freundlichem gruss | freundliche grüße | freundlichen gruß | freundlicher gruß | viele "
        "grüße | vielen gruß | liebe grüße | lieben gruß | lieber gruß | beste grüße | besten "
        "gruß | herzliche grüße | herzlichen gruß | schöne grüße | schönen gruß | mit besten "
        "grüßen | mit bestem gruß | mit vielen grüßen | mit herzlichen grüßen | mit lieben "
        "grüßen | viele gruesse | liebe gruesse | beste gruesse | grüße | gruß | gruss | mfg | "
        "lg | vg | hg | bg | glg | hochachtungsvoll | ihr | ihre | grüsse | mit freundlichen "
        "grüssen aus | mit freundlichen grüßen aus | viele grüße aus | sonnige grüße | mit "
        "sonnigen grüßen | es grüßt | mit sportlichen grüßen"
    ),
    sent_from=words(
        "von meinem … gesendet | gesendet von … | gesendet mit … | von … gesendet | diese "
        "nachricht wurde von meinem … gesendet | gesendet aus … | gesendet über … | outlook für "
        "… beziehen | outlook für … herunterladen | holen sie sich outlook für … | von "
        "unterwegs gesendet | gesendet vom … | versendet mit … | versendet von … | virenfrei …"
    ),
    automatic=words(
        "abwesenheitsnotiz | automatische antwort | abwesenheit | abwesend | nicht im büro | "
        "abwesenheitsbenachrichtigung | abwesenheitsmeldung | automatische rückantwort | "
        "automatische eingangsbestätigung | eingangsbestätigung | im urlaub | urlaub | "
        "abwesenheitsassistent | automatische e-mail-antwort | außer haus | abwesenheitsagent"
    ),
)
DUTCH = Language(
    code="nl",
    wrote=words("schreef | heeft geschreven | het volgende geschreven | schrijft | geschreven"),
    opens=words("op | aan | citeren van | in reactie op"),
    labels={
        "from": words("van | afzender"),
        "sent": words("verzonden | verstuurd | verzonden op"),
        "to": words("aan | ontvanger"),
        "subject": words("onderwerp | betreft"),
        "cc": words("cc | kopie | bijlagen | antwoord aan | beantwoorden"),
        "date": words("datum"),
    },
    original=words("oorspronkelijk bericht | origineel bericht | oorspronkelijke e-mail"),
    forwarded=words("doorgestuurd bericht | begin doorgestuurd bericht | doorgestuurd door"),
    closings=words(
        "met vriendelijke groet | met vriendelijke groeten | vriendelijke groet | mvg | "
        "vriendelijke groeten | hartelijke groet | hartelijke groeten | groet | groeten | "
        "groetjes | met groet | met hartelijke groet | met beste groeten | hoogachtend | gr | "
        "vr gr | vrgr | lieve groet | lieve groetjes | beste groeten | m.vr.gr | grtjs"
    ),
    sent_from=words(
        "verzonden vanaf … | verstuurd vanaf … | verzonden met … | verstuurd met … | verzonden "
        "via … | outlook voor … downloaden | outlook voor … ophalen | verstuurd via … | "
        "verzonden van … | virusvrij …"
    ),
    automatic=words(
        "automatisch antwoord | afwezigheidsbericht | afwezig | afwezigheid | niet aanwezig | "
        "afwezigheidsmelding | automatische reactie | automatische beantwoording | met vakantie "
        "| ontvangstbevestiging"
    ),
)
SWEDISH = Language(
    code="sv",
    wrote=words("skrev | skriver | har skrivit"),
    opens=words("den | på | i"),
    labels={
        "from": words("från | avsändare"),
        "sent": words("skickat | skickat den"),
        "to": words("till | mottagare"),
        "subject": words("ämne"),
        "cc": words("kopia | svar till"),
        "date": words("datum"),
    },
    original=words("ursprungligt meddelande | originalmeddelande | ursprungsmeddelande"),
    forwarded=words("vidarebefordrat meddelande | vidarebefordrat brev"),
    closings=words(
        "med vänlig hälsning | med vänliga hälsningar | vänliga hälsningar | vänlig hälsning | "
        "hälsningar | mvh | vh | bästa hälsningar | med bästa hälsningar | hälsning | hälsn | "
        "varma hälsningar | allt gott | kram | många hälsningar"
    ),
    sent_from=words(
        "skickat från … | skickades från … | skickat med … | hämta outlook för … | skaffa "
        "outlook för … | sänt från …"
    ),
    automatic=words(
        "autosvar | automatiskt svar | frånvaro | frånvarande | frånvaromeddelande | ej på kontoret"
    ),
)
DANISH = Language(
    code="da",
    wrote=words("skrev | har skrevet | skriver"),
    opens=words("den | d | på | kl"),
    labels={
        "from": words("fra | afsender"),
        "sent": words("sendt | sendt den"),
        "to": words("til | modtager"),
        "subject": words("emne"),
        "cc": words("kopi | svar til"),
        "date": words("dato"),
    },
    original=words(
        "oprindelig meddelelse | original meddelelse | oprindelig besked | original besked"
    ),
    forwarded=words("videresendt meddelelse | videresendt besked | start på videresendt besked"),
    closings=words(
        "med venlig hilsen | venlig hilsen | mange hilsner | hilsen | mvh | vh | kh | hilsner | "
        "bedste hilsner | de bedste hilsner | med venlige hilsner | venlige hilsner | dbh | "
        "knus | kærlig hilsen | mange venlige hilsner | med de bedste hilsner"
    ),
    sent_from=words(
        "sendt fra … | sendt med … | hent outlook til … | få outlook til … | sendt via …"
    ),
    automatic=words("autosvar | automatisk svar | fravær | fraværsbesked | ikke på kontoret"),
)
NORWEGIAN = Language(
    code="nb",
    wrote=words("skrev | skreiv | har skrevet | skriver"),
    opens=words("den | på | kl"),
    labels={
        "from": words("fra | frå | avsender"),
        "sent": words("sendt | sendt den"),
        "to": words("til | mottaker"),
        "subject": words("emne | tema"),
        "cc": words("kopi | svar til"),
        "date": words("dato"),
    },
    original=words("opprinnelig melding | original melding | opphavlig melding"),
    forwarded=words("videresendt melding | vidaresendt melding"),
    closings=words(
        "med vennlig hilsen | vennlig hilsen | hilsen | mvh | beste hilsen | vennlige hilsener "
        "| med vennlig helsing | venleg helsing | helsing | mange hilsener | med hilsen | "
        "hilsninger"
    ),
    sent_from=words(
        "sendt fra … | sendt med … | få outlook for … | skaff deg outlook for … | last ned "
        "outlook for …"
    ),
    automatic=words("autosvar | automatisk svar | fravær | fraværsmelding | ikke til stede"),
)
ICELANDIC = Language(
    code="is",
    wrote=words("skrifaði | ritaði"),
    opens=words("þann | hinn"),
    labels={
        "from": words("frá | sendandi"),
        "sent": words("sent"),
        "to": words("til | viðtakandi"),
        "subject": words("efni"),
        "cc": words("afrit"),
        "date": words("dagsetning"),
    },
    original=words("upprunaleg skilaboð"),
    forwarded=words("áframsent skeyti"),
    closings=words("kveðja | kær kveðja | bestu kveðjur | með kveðju | virðingarfyllst | kveðjur"),
    sent_from=words("sent úr … | sent með … | sent frá …"),
    automatic=words("sjálfvirkt svar"),
)
AFRIKAANS = Language(
    code="af",
    wrote=words("het geskryf | geskryf"),
    opens=words("op"),
    labels={
        "from": words("van"),
        "sent": words("gestuur"),
        "to": words("aan"),
        "subject": words("onderwerp"),
        "cc": words("afskrif"),
        "date": words("datum"),
    },
    original=words("oorspronklike boodskap"),
    forwarded=words("aangestuurde boodskap"),
    closings=words("vriendelike groete | groete | die uwe"),
    sent_from=words("gestuur vanaf …"),
    automatic=words("outomatiese antwoord"),
)
LANGUAGES = (ENGLISH, GERMAN, DUTCH, SWEDISH, DANISH, NORWEGIAN, ICELANDIC, AFRIKAANS)
