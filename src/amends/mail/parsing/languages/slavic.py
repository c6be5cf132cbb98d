"""Polish, Czech, Slovak, Russian, Ukrainian, Bulgarian, Croatian, Serbian, Slovene."""

from amends.mail.parsing.languages.language import Language, words

POLISH = Language(
    code="pl",
    wrote=words("napisał | napisała | napisał(a) | napisali | pisze | napisano | pisał"),
    opens=words("dnia | w dniu | w | pon | wt | śr | czw | pt | sob | niedz | niedz."),
    labels={
        "from": words("od | nadawca"),
        "sent": words("wysłano | wysłane | data wysłania"),
        "to": words("do | adresat"),
        "subject": words("temat"),
        "cc": words("dw | do wiadomości | udw | odpowiedz do | kopia"),
        "date": words("data"),
    },
    original=words("oryginalna wiadomość | wiadomość oryginalna | wiadomość pierwotna"),
    forwarded=words(
        "przesłana wiadomość | początek przekazanej wiadomości | wiadomość przekazana dalej | "
        "wiadomość przesłana dalej | przekazana wiadomość | treść przekazanej wiadomości"
    ),
    closings=words(
        "pozdrawiam | pozdrawiam serdecznie | serdecznie pozdrawiam | z poważaniem | "
        "pozdrowienia | pzdr | z wyrazami szacunku | z wyrazami poważania | z pozdrowieniami | "
        "łączę pozdrowienia | pozdr | z serdecznymi pozdrowieniami | z szacunkiem | ukłony | "
        "łączę wyrazy szacunku | miłego dnia"
    ),
    sent_from=words(
        "wysłano z … | wysłane z … | wysłano ze … | wysłany z … | wysłano za "
        "pomocą … | pobierz "
        "outlook dla … | pobierz program outlook dla … | uzyskaj outlook dla … | wolny od "
        "wirusów … | wysłane za pomocą …"
    ),
    automatic=words(
        "odpowiedź automatyczna | automatyczna odpowiedź | autoodpowiedź | poza biurem | "
        "nieobecność | nieobecny w biurze | nieobecność w biurze | jestem na urlopie | urlop | "
        "wiadomość automatyczna"
    ),
)
CZECH = Language(
    code="cs",
    wrote=words("napsal | napsala | napsal(a) | napsali | píše | odeslal"),
    opens=words("dne | v | po | út | st | čt | pá | so | ne"),
    labels={
        "from": words("od | odesílatel"),
        "sent": words("odesláno | odeslano"),
        "to": words("komu | příjemce | pro"),
        "subject": words("předmět | věc"),
        "cc": words("kopie | odpovědět na"),
        "date": words("datum"),
    },
    original=words("původní zpráva | původní e-mail | puvodni zprava"),
    forwarded=words(
        "přeposlaná zpráva | předaná zpráva | začátek přeposlané zprávy | přeposlaný e-mail"
    ),
    closings=words(
        "s pozdravem | s přátelským pozdravem | s úctou | hezký den | zdravím | srdečně | s "
        "přáním hezkého dne | sp | s pozdravom | pěkný den | mějte se hezky | děkuji a přeji "
        "hezký den"
    ),
    sent_from=words(
        "odesláno z … | odesláno ze … | posláno z … | odesláno pomocí … | získat "
        "outlook pro … "
        "| stáhnout outlook pro … | odesláno přes … | bez virů …"
    ),
    automatic=words(
        "automatická odpověď | mimo kancelář | nepřítomnost | nepřítomen | dovolená | "
        "automaticka odpoved"
    ),
)
SLOVAK = Language(
    code="sk",
    wrote=words("napísal | napísala | napísal(a) | napísali | píše"),
    opens=words("dňa | v | po | ut | st | št | pi | so | ne"),
    labels={
        "from": words("od | odosielateľ"),
        "sent": words("odoslané | odoslaná"),
        "to": words("komu | príjemca"),
        "subject": words("predmet"),
        "cc": words("kópia | odpovedať na"),
        "date": words("dátum"),
    },
    original=words("pôvodná správa | pôvodný e-mail"),
    forwarded=words("preposlaná správa | začiatok preposlanej správy"),
    closings=words(
        "s pozdravom | s priateľským pozdravom | s úctou | pekný deň | prajem pekný deň | zdravím"
    ),
    sent_from=words("odoslané z … | odoslané zo … | poslané z … | získať outlook pre …"),
    automatic=words("automatická odpoveď | mimo kancelárie | neprítomnosť | dovolenka"),
)
RUSSIAN = Language(
    code="ru",
    wrote=words(
        "написал | написала | написал(а) | пишет | писал | писала | пользователь | написали | "
        "вы писали"
    ),
    opens=words("пн | вт | ср | чт | пт | сб | вс | в"),
    labels={
        "from": words("от | от кого | отправитель"),
        "sent": words("отправлено | дата отправки"),
        "to": words("кому | получатель"),
        "subject": words("тема"),
        "cc": words("копия | обратный адрес"),
        "date": words("дата"),
    },
    original=words(
        "исходное сообщение | оригинальное сообщение | исходное письмо | первоначальное сообщение"
    ),
    forwarded=words(
        "пересылаемое сообщение | пересланное сообщение | начало переадресованного сообщения | "
        "переадресованное сообщение | пересылаемое письмо | начало переадресованного письма"
    ),
    closings=words(
        "с уважением | с наилучшими пожеланиями | всего доброго | с наилучшими | всего хорошего "
        "| с приветом | искренне ваш | искренне | с почтением | удачи | хорошего дня | с "
        "глубоким уважением"
    ),
    sent_from=words(
        "отправлено с … | отправлено из … | отправлено через … | отправлено от … "
        "| послано с … "
        "| написано с … | получить outlook для … | скачать outlook для … | загрузить outlook "
        "для … | без вирусов … | отправлено при помощи …"
    ),
    automatic=words(
        "автоматический ответ | автоответ | вне офиса | нет на месте | отсутствие на рабочем "
        "месте | в отпуске | отпуск | автоматическое уведомление | автоответчик | меня нет на "
        "рабочем месте"
    ),
)
UKRAINIAN = Language(
    code="uk",
    wrote=words("пише | написав | написала | написав(-ла) | написав(ла) | писав | користувач"),
    opens=words("пн | вт | ср | чт | пт | сб | нд | у | в"),
    labels={
        "from": words("від | від кого | відправник"),
        "sent": words("надіслано | відправлено"),
        "to": words("кому | одержувач"),
        "subject": words("тема"),
        "cc": words("копія"),
        "date": words("дата"),
    },
    original=words(
        "вихідне повідомлення | початкове повідомлення | оригінальне повідомлення | оригінал "
        "повідомлення"
    ),
    forwarded=words(
        "переслане повідомлення | початок листа, що пересилається | пересланий лист | початок "
        "пересланого повідомлення"
    ),
    closings=words(
        "з повагою | з найкращими побажаннями | всього найкращого | щиро | на все добре | "
        "гарного дня | бажаю здоров'я | щиро ваш"
    ),
    sent_from=words(
        "надіслано з … | відправлено з … | надіслано через … | отримати outlook для … | "
        "завантажити outlook для … | надіслано за допомогою …"
    ),
    automatic=words(
        "автоматична відповідь | автовідповідь | поза офісом | у відпустці | відпустка"
    ),
)
BULGARIAN = Language(
    code="bg",
    wrote=words("написа | пише | написал"),
    opens=words("на | в"),
    labels={
        "from": words("от | подател"),
        "sent": words("изпратено | изпратен"),
        "to": words("до | получател"),
        "subject": words("относно | тема"),
        "cc": words("копие | як"),
        "date": words("дата"),
    },
    original=words("оригинално съобщение | първоначално съобщение | оригинално писмо"),
    forwarded=words("препратено съобщение | препратено писмо | начало на препратеното съобщение"),
    closings=words(
        "с уважение | поздрави | с поздрав | сърдечни поздрави | всичко добро | с най-добри "
        "пожелания | хубав ден"
    ),
    sent_from=words("изпратено от … | изпратено с … | изпратено чрез … | вземете outlook за …"),
    automatic=words("автоматичен отговор | извън офиса | в отпуск | отпуск"),
)
CROATIAN = Language(
    code="hr",
    wrote=words(
        "napisao je | napisala je | je napisao | je napisala | je napisao/la | napisao | "
        "napisala | piše | je napisao(la)"
    ),
    opens=words("dana | u | pon | uto | sri | čet | pet | sub | ned"),
    labels={
        "from": words("od | šalje | pošiljatelj | pošiljalac"),
        "sent": words("poslano | poslato | poslano dana"),
        "to": words("prima | za | do | primatelj | kome"),
        "subject": words("predmet | naslov | tema"),
        "cc": words("kopija | kopija za"),
        "date": words("datum"),
    },
    original=words("izvorna poruka | originalna poruka | prvobitna poruka"),
    forwarded=words("proslijeđena poruka | prosleđena poruka | početak proslijeđene poruke"),
    closings=words(
        "srdačan pozdrav | lijep pozdrav | pozdrav | s poštovanjem | lp | sa poštovanjem | lep "
        "pozdrav | srdačno | pozdravi | puno pozdrava | s poštovanjem vaš"
    ),
    sent_from=words(
        "poslano s … | poslano sa … | poslato sa … | poslano iz … | poslato iz … | preuzmite "
        "outlook za … | nabavite outlook za …"
    ),
    automatic=words(
        "automatski odgovor | izvan ureda | odsutnost | van kancelarije | odsutan | godišnji odmor"
    ),
)
SERBIAN = Language(
    code="sr",
    wrote=words("је написао | је написала | је написао/ла | пише | написао | написала"),
    opens=words("дана | у"),
    labels={
        "from": words("од | шаље"),
        "sent": words("послато"),
        "to": words("за | коме | прима"),
        "subject": words("наслов | тема | предмет"),
        "cc": words("копија"),
        "date": words("датум"),
    },
    original=words("изворна порука | оригинална порука"),
    forwarded=words("прослеђена порука"),
    closings=words("срдачан поздрав | поздрав | с поштовањем | леп поздрав | са поштовањем"),
    sent_from=words("послато са … | послато из …"),
    automatic=words("аутоматски одговор | ван канцеларије"),
)
SLOVENE = Language(
    code="sl",
    wrote=words(
        "je napisal | je napisala | je napisal/-a | je napisal/a | je oseba | napisal | "
        "napisala | piše"
    ),
    opens=words("dne | v | pon | tor | sre | čet | pet | sob | ned"),
    labels={
        "from": words("od | pošiljatelj"),
        "sent": words("poslano"),
        "to": words("za | prejemnik"),
        "subject": words("zadeva"),
        "cc": words("kp | kopija"),
        "date": words("datum"),
    },
    original=words("izvirno sporočilo | originalno sporočilo | prvotno sporočilo"),
    forwarded=words("posredovano sporočilo | začetek posredovanega sporočila"),
    closings=words(
        "lep pozdrav | lp | s spoštovanjem | pozdrav | prijazen pozdrav | prisrčen pozdrav | "
        "lepo pozdravljeni"
    ),
    sent_from=words("poslano iz … | poslano z … | poslano s … | prenesite outlook za …"),
    automatic=words("samodejni odgovor | avtomatski odgovor | odsotnost | zunaj pisarne"),
)
LANGUAGES = (POLISH, CZECH, SLOVAK, RUSSIAN, UKRAINIAN, BULGARIAN, CROATIAN, SERBIAN, SLOVENE)
