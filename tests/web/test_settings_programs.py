"""Tokens for programs are made and revoked in the settings."""

import re

from amends.people.models import ApiToken, Staff, Team
from amends.people.queries import token_row
from web.case_desk import signed_in
from web.desk_ground import text_of
from web.settings_ground import error_beside, journal, opened, sent, sent_in_vain

TOKEN = re.compile(r"<code>(amends_[\w-]+)</code>")


def made(tom: Staff, team: Team, name: str = "Web shop") -> str:
    answer = sent(tom, "programs", team, name=name)
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    found = TOKEN.search(text_of(answer))
    assert found is not None
    return found[1]


def test_a_token_is_shown_once_and_only_its_digest_is_kept(tom: Staff, northlight: Team) -> None:
    token = made(tom, northlight)
    row = token_row(token)
    assert row is not None
    assert (row.team, row.name, row.made_by) == (northlight, "Web shop", tom)
    assert token not in str([*ApiToken.objects.values()])
    assert token not in text_of(opened(tom, "programs", northlight))
    assert journal()[-1] == "token.made"


def test_a_revoked_token_is_over_and_its_name_free(tom: Staff, northlight: Team) -> None:
    token = made(tom, northlight)
    row = ApiToken.objects.get()
    assert sent(tom, "revoke_token", northlight, row.pk).status_code == 303
    assert token_row(token) is None
    assert journal()[-1] == "token.revoked"
    sent(tom, "revoke_token", northlight, row.pk)
    assert journal().count("token.revoked") == 1
    made(tom, northlight)
    page = text_of(opened(tom, "programs", northlight))
    assert page.count("Revoke the token of Web shop") == 1


def test_one_name_is_one_token(tom: Staff, northlight: Team) -> None:
    made(tom, northlight)
    answer = sent_in_vain(tom, "programs", northlight, name="Web shop")
    assert answer.status_code == 422
    assert "is in use" in error_beside(answer, "name")


def test_a_lead_reads_and_does_not_make_or_revoke(
    ines: Staff, tom: Staff, northlight: Team
) -> None:
    made(tom, northlight)
    page = text_of(opened(ines, "programs", northlight))
    assert "Web shop" in page
    assert "Make a token" not in page
    assert sent_in_vain(ines, "programs", northlight, name="Till").status_code == 403
    row = ApiToken.objects.get()
    assert sent_in_vain(ines, "revoke_token", northlight, row.pk).status_code == 403


def test_a_token_of_another_team_is_not_there(
    tom: Staff, northlight: Team, the_regent: Team, ruth: Staff
) -> None:
    sent(ruth, "programs", the_regent, name="Box office")
    row = ApiToken.objects.get()
    assert sent_in_vain(tom, "revoke_token", northlight, row.pk).status_code == 404
    assert signed_in(tom).get("/settings/the-regent/programs/").status_code == 404
