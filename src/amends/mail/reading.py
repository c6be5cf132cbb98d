"""What the parser found in a message, as the rooms below take it."""

from amends.letters.models import IncomingMail
from amends.letters.reading import PassedOn, Reading, Returned
from amends.mail.parsing import Attachment, Failure, ParsedMail
from amends.mail.parsing.mime.addresses import addresses
from amends.mail.parsing.passed_on import passed_on


def reading_of(parsed: ParsedMail, mail: IncomingMail) -> Reading:
    """Return what a message says; the addresses on its envelope go before those in its headers."""
    envelope = addresses(mail.envelope_to)
    recipients = [*envelope, *parsed.delivered_to, *parsed.to, *parsed.cc]
    bounce = parsed.bounce
    return Reading(
        message_id=f"<{parsed.message_id}>" if parsed.has_own_id else parsed.message_id,
        content_key=parsed.content_key,
        from_name=parsed.sender.name,
        from_address=parsed.sender.address,
        answer_to=next((one.address for one in parsed.reply_to if one.address), ""),
        recipients=tuple(dict.fromkeys(one.address for one in recipients if one.address)),
        subject=parsed.subject,
        sent_at=parsed.date,
        # What it answers first, then the conversation from its latest mail back.
        answers=tuple(dict.fromkeys([*parsed.in_reply_to, *reversed(parsed.references)])),
        text=parsed.text,
        elided=parsed.elided,
        html=parsed.html,
        blocked_images=parsed.blocked_images,
        images_elsewhere=parsed.images_elsewhere,
        file_names=tuple(name_of_file(file) for file in parsed.attachments),
        is_auto_reply=parsed.is_auto_reply,
        is_automatic=parsed.is_automatic,
        is_list=parsed.is_list,
        is_disowned=parsed.is_disowned,
        returned=tuple(_returned(one) for one in bounce.failures) if bounce else (),
        returned_id=bounce.original_id if bounce else "",
        passed_on=_passed_on(parsed),
        problem=parsed.problem,
    )


def name_of_file(file: Attachment) -> str:
    """Return the name of an attached file; what came without one is called by its kind."""
    return file.filename or f"file.{file.content_type.rpartition('/')[2] or 'bin'}"


def _passed_on(parsed: ParsedMail) -> PassedOn | None:
    found = passed_on(parsed)
    if found is None:
        return None
    return PassedOn(found.name, found.address, found.words, found.added)


def _returned(failure: Failure) -> Returned:
    return Returned(
        address=failure.original_recipient or failure.recipient,
        status=failure.status,
        is_permanent=failure.is_permanent,
        is_late=failure.action.lower() == "delayed",
    )
