"""The reply is found above its quote in every language and in every client's way of quoting."""

import pytest

from amends.mail.parsing.folding import fold
from amends.mail.parsing.languages import LANGUAGES

ATTRIBUTIONS = """
On Mon, Jun 3, 2024 at 12:53 PM Cody Hart <cody@example.com> wrote:
Am Mo., 3. Juni 2024 um 12:53 Uhr schrieb Cody Hart <cody@example.com>:
Am 03.06.24 um 12:53 schrieb Cody Hart:
Le lun. 3 juin 2024 à 12:53, Cody Hart <cody@example.com> a écrit :
Le 03/06/2024 à 12:53, Cody Hart a écrit :
El lun, 3 jun 2024 a las 12:53, Cody Hart (<cody@example.com>) escribió:
El 03/06/2024 a las 12:53, Cody Hart escribió:
Em seg., 3 de jun. de 2024 às 12:53, Cody Hart <cody@example.com> escreveu:
Il giorno lun 3 giu 2024 alle ore 12:53 Cody Hart <cody@example.com> ha scritto:
Op ma 3 jun 2024 om 12:53 schreef Cody Hart <cody@example.com>:
Den mån 3 juni 2024 kl 12:53 skrev Cody Hart <cody@example.com>:
man. 3. juni 2024 kl. 12.53 skrev Cody Hart <cody@example.com>:
ma 3. kesäk. 2024 klo 12.53 Cody Hart (cody@example.com) kirjoitti:
pon., 3 cze 2024 o 12:53 Cody Hart <cody@example.com> napisał(a):
W dniu 3.06.2024 o 12:53, Cody Hart pisze:
po 3. 6. 2024 v 12:53 odesílatel Cody Hart <cody@example.com> napsal:
Cody Hart <cody@example.com> ezt írta (időpont: 2024. jún. 3., H, 12:53):
În lun., 3 iun. 2024 la 12:53, Cody Hart <cody@example.com> a scris:
пн, 3 июн. 2024 г. в 12:53, Cody Hart <cody@example.com>:
03.06.2024 12:53, Cody Hart пишет:
Понедельник, 3 июня 2024, 12:53 +03:00 от Cody Hart <cody@example.com>:
пн, 3 черв. 2024 р. о 12:53 Cody Hart <cody@example.com> пише:
На пн, 3.06.2024 г. в 12:53 Cody Hart <cody@example.com> написа:
Στις Δευ 3 Ιουν 2024 στις 12:53 μ.μ., ο χρήστης Cody Hart <cody@example.com> έγραψε:
Cody Hart <cody@example.com>, 3 Haz 2024 Pzt, 12:53 tarihinde şunu yazdı:
في الاثنين، 3 يونيو 2024 في 12:53 ص تمت كتابة ما يلي بواسطة Cody Hart <cody@example.com>:
‫בתאריך יום ב׳, 3 ביוני 2024 ב-12:53 מאת ‪Cody Hart‬‏ <‪cody@example.com‬‏>:‬
2024年6月3日(月) 12:53 Cody Hart <cody@example.com>:
2024/06/03 12:53、Cody Hart <cody@example.com>のメール:
Cody Hart <cody@example.com> 于2024年6月3日周一 12:53写道：
Cody Hart <cody@example.com> 於 2024年6月3日 週一 上午12:53寫道：
2024년 6월 3일 (월) 오후 12:53, Cody Hart <cody@example.com>님이 작성:
Vào Th 2, 3 thg 6, 2024 vào lúc 12:53 Cody Hart <cody@example.com> đã viết:
ในวันที่ จ. 3 มิ.ย. 2024 เวลา 12:53 Cody Hart <cody@example.com> เขียนว่า:
Pada tanggal Sen, 3 Jun 2024 pukul 12.53 Cody Hart <cody@example.com> menulis:
सोम, 3 जून 2024 को 12:53 pm बजे को Cody Hart <cody@example.com> ने लिखा:
pon, 3. lip 2024. u 12:53 Cody Hart <cody@example.com> napisao je:
V V pon., 3. jun. 2024 ob 12:53 je oseba Cody Hart <cody@example.com> napisala:
E, 3. juuni 2024 kell 12:53 Cody Hart (<cody@example.com>) kirjutas:
Quoting Cody Hart <cody@example.com>:
Zitat von Cody Hart <cody@example.com>:
> On 3 Jun 2024, at 12:53, Cody Hart <cody@example.com> wrote:
>>> Cody Hart <cody@example.com> 6/3/2024 12:53 PM >>>
--- On Mon, 6/3/24, Cody Hart <cody@example.com> wrote:
-----Original Message-----
-------- Ursprüngliche Nachricht --------
-------- Message d'origine --------
-------- Mensaje original --------
-----Messaggio originale-----
-----Mensagem original-----
-----Oorspronkelijk bericht-----
-----Ursprungligt meddelande-----
-----Oprindelig meddelelse-----
-----Opprinnelig melding-----
-----Alkuperäinen viesti-----
-----Oryginalna wiadomość-----
-----Původní zpráva-----
-----Eredeti üzenet-----
-----Исходное сообщение-----
-----Özgün İleti-----
------------------ 原始邮件 ------------------
-----원본 메시지-----
-----الرسالة الأصلية-----
From: Cody Hart <cody@example.com>|Sent: Monday|To: Anna|Subject: x
*From:* Cody Hart <cody@example.com>|*Sent:* Monday|*To:* Anna|*Subject:* x
________________________________|From: Cody Hart|Sent: Monday|To: Anna|Subject: x
Von: Cody Hart <cody@example.com>|Gesendet: Montag|An: Anna|Betreff: x
De : Cody Hart <cody@example.com>|Envoyé : lundi|À : Anna|Objet : x
De: Cody Hart <cody@example.com>|Enviado: lunes|Para: Anna|Asunto: x
Da: Cody Hart <cody@example.com>|Inviato: lunedì|A: Anna|Oggetto: x
Van: Cody Hart <cody@example.com>|Verzonden: maandag|Aan: Anna|Onderwerp: x
Från: Cody Hart <cody@example.com>|Skickat: måndag|Till: Anna|Ämne: x
Lähettäjä: Cody Hart <cody@example.com>|Lähetetty: ma|Vastaanottaja: Anna|Aihe: x
От: Cody Hart <cody@example.com>|Отправлено: пн|Кому: Anna|Тема: x
差出人: Cody Hart <cody@example.com>|送信日時: 月曜日|宛先: Anna|件名: x
发件人: Cody Hart <cody@example.com>|发送时间: 周一|收件人: Anna|主题: x
보낸 사람: Cody Hart <cody@example.com>|보낸 날짜: 월|받는 사람: Anna|제목: x
Kimden: Cody Hart <cody@example.com>|Gönderildi: Pzt|Kime: Anna|Konu: x
מאת: Cody Hart <cody@example.com>|נשלח: יום שני|אל: Anna|נושא: x
## Please type your reply above this line ##
""".strip().split("\n")
ENDINGS = """
Sent from my iPhone
Get Outlook for iOS<https://aka.ms/o0ukef>
Von meinem iPhone gesendet
Envoyé de mon iPhone
Enviado desde mi iPhone
Enviado do meu iPhone
Inviato da iPhone
Verstuurd vanaf mijn iPhone
Skickat från min iPhone
Sendt fra min iPhone
Lähetetty iPhonesta
Wysłane z iPhone'a
Odesláno z iPhonu
Отправлено с iPhone
iPhone'umdan gönderildi
iPhoneから送信
发自我的iPhone
나의 iPhone에서 보냄
Kind regards,|Anna Smith|Smith & Co|+44 20 7946 0000
Mit freundlichen Grüßen|Anna Schmidt
Cordialement,|Anne Dupont
Un saludo,|Ana
Atenciosamente,|Ana Silva
Cordiali saluti|Anna Rossi
Met vriendelijke groet,|Anna de Vries
Med vänlig hälsning|Anna
Venlig hilsen|Anna
Ystävällisin terveisin,|Anna
Pozdrawiam|Anna
S pozdravem|Anna
С уважением,|Анна
З повагою,|Анна
Saygılarımla,|Ayşe
Üdvözlettel:|Anna
-- |Anna|Smith & Co
-Anna Smith
____________________|care mailing list|care@lists.example.com
""".strip().split("\n")


@pytest.mark.parametrize("quoted", ["> Old words.\n> More of them.", "Old words.\nMore of them."])
@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_what_was_written_stands_apart_from_what_it_answers(attribution: str, quoted: str) -> None:
    lines = attribution.replace("|", "\n")
    folded = fold(f"New words.\n\n{lines}\n\n{quoted}")
    assert folded.text == "New words."
    assert folded.elided == f"{lines}\n\n{quoted}"


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_was_written_stands_apart_from_how_it_is_signed(ending: str) -> None:
    lines = ending.replace("|", "\n")
    folded = fold(f"New words.\n\n{lines}")
    assert (folded.text, folded.elided) == ("New words.", lines)


def test_every_language_names_its_headers_and_its_greetings() -> None:
    assert len(LANGUAGES) >= 14
    for language in LANGUAGES:
        assert {"from", "sent", "to", "subject"} <= language.labels.keys(), language.code
        assert language.closings, language.code
        assert language.automatic, language.code
