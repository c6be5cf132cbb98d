"""The coach reads English: of another language it says nothing rather than nonsense."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from amends.coach import CaseFacts, review

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Lo sentimos mucho. Su pedido llegará pronto, pero usted no nos avisó a tiempo.",
        "Estimada señora: lamentamos las molestias. Le devolveremos el dinero el viernes.",
        "Sehr geehrte Frau Lane, wir bedauern die Verspätung. Leider ist das nicht möglich.",
        "Es tut uns leid, dass Sie warten mussten. Das Problem wird bald behoben.",
        "Nous vous prions d'accepter nos excuses pour le service. Notre politique est claire.",
        "Désolé pour la gêne occasionnée, mais vous auriez dû nous contacter avant.",
        "Pedimos desculpa pelo incidente. Não podemos fazer nada neste momento.",
        "Ci scusiamo per il disagio. Faremo il possibile in futuro.",
        "Onze excuses voor het ongemak. We kunnen u helaas niet helpen.",
        "Приносим извинения за неудобства. Это не наша вина.",
        "ご迷惑をおかけして申し訳ございません。近日中にご連絡いたします。",
        "نعتذر عن أي إزعاج. سنتصل بك قريبا.",
    ],
)
def test_a_reply_in_another_language_is_left_alone(text: str) -> None:
    made = review(text, now=NOW)
    assert not made.english
    assert (made.findings, made.missing, made.order, made.commitments) == ((), (), "", ())


@pytest.mark.parametrize(
    "text",
    [
        "Dear Señora García, we are sorry that your paella came cold in the Casa de la Playa.",
        "Dear Mr de la Cruz, the room at the Hotel El Sol was not ready. That was our mistake.",
        "Noted.",
        "Sorry!",
        "We lost it 😞😞😞",
    ],
)
def test_foreign_names_and_few_words_do_not_hide_english(text: str) -> None:
    assert review(text).english


def test_a_wrong_sum_is_seen_in_any_language() -> None:
    facts = CaseFacts(sums=frozenset({Decimal(40)}))
    made = review("Wir erstatten Ihnen € 55 auf das Konto.", case_facts=facts)
    assert [one.fact for one in made.contradictions] == ["sum"]
