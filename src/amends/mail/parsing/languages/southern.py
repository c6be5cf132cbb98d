"""Greek, Turkish, Arabic, Hebrew, Persian, Hindi."""

from amends.mail.parsing.languages.language import Language, words

GREEK = Language(
    code="el",
    wrote=words("έγραψε | έγραψαν | γράφει | έγραψες"),
    opens=words("στις | την | τη | στίς"),
    labels={
        "from": words("από | αποστολέας"),
        "sent": words("στάλθηκε | εστάλη | απεστάλη"),
        "to": words("προς | παραλήπτης"),
        "subject": words("θέμα"),
        "cc": words("κοιν | κοινοποίηση | απάντηση προς"),
        "date": words("ημερομηνία | ημ/νία"),
    },
    original=words("αρχικό μήνυμα | πρωτότυπο μήνυμα"),
    forwarded=words("προωθημένο μήνυμα | έναρξη προωθημένου μηνύματος | μήνυμα προώθησης"),
    closings=words(
        "με εκτίμηση | χαιρετισμούς | φιλικά | με φιλικούς χαιρετισμούς | με τιμή | με τους "
        "καλύτερους χαιρετισμούς | ευχαριστώ εκ των προτέρων"
    ),
    sent_from=words(
        "στάλθηκε από … | εστάλη από … | απεστάλη από … | λήψη του outlook για … "
        "| αποστολή από "
        "… | αποκτήστε το outlook για …"
    ),
    automatic=words("αυτόματη απάντηση | εκτός γραφείου | απουσία | σε άδεια"),
)
TURKISH = Language(
    code="tr",
    wrote=words("şunu yazdı | yazdı | tarihinde yazdı | şunları yazdı | yazmış"),
    labels={
        "from": words("kimden | gönderen"),
        "sent": words("gönderildi | gönderilme tarihi | gönderim zamanı | gönderme tarihi"),
        "to": words("kime | alıcı"),
        "subject": words("konu"),
        "cc": words("bilgi | yanıtla"),
        "date": words("tarih"),
    },
    original=words("özgün ileti | orijinal mesaj | orijinal ileti | özgün mesaj | asıl mesaj"),
    forwarded=words(
        "iletilen mesaj | yönlendirilen ileti | iletilmiş mesaj başlangıcı | iletilen ileti"
    ),
    closings=words(
        "saygılarımla | saygılar | saygılarımızla | iyi çalışmalar | iyi günler | sevgiler | "
        "selamlar | kolay gelsin | en iyi dileklerimle | hürmetlerimle"
    ),
    sent_from=words(
        "…cihazımdan gönderildi | …telefonumdan gönderildi | iphone'umdan "
        "gönderildi | outlook … gönderildi | android için "
        "outlook'u edinin | ios için outlook'u edinin | … outlook'u edinin"
    ),
    automatic=words(
        "otomatik yanıt | otomatik cevap | ofis dışında | ofis dışı | izindeyim | yıllık izin | "
        "otomatik yanıtla"
    ),
)
ARABIC = Language(
    code="ar",
    wrote=words("كتب | كتبت | كتبه | تمت كتابة ما يلي بواسطة"),
    opens=words("في | بتاريخ"),
    labels={
        "from": words("من | المرسل"),
        "sent": words("تم الإرسال | أرسلت | تاريخ الإرسال | مرسل"),
        "to": words("إلى | الى | المستلم"),
        "subject": words("الموضوع | موضوع"),
        "cc": words("نسخة | نسخة إلى"),
        "date": words("التاريخ | تاريخ"),
    },
    original=words("الرسالة الأصلية | رسالة أصلية | رسالة اصلية"),
    forwarded=words(
        "الرسالة المعاد توجيهها | رسالة معاد توجيهها | بدء الرسالة المعاد توجيهها | رسالة تمت "
        "إعادة توجيهها"
    ),
    closings=words(
        "مع خالص التحية | تحياتي | مع التحية | مع أطيب التحيات | مع تحياتي | وتفضلوا بقبول فائق "
        "الاحترام | أطيب التحيات | مع فائق الاحترام | خالص التحية"
    ),
    sent_from=words("أرسلت من … | مرسل من … | تم الإرسال من … | أُرسلت من … | الحصول على outlook …"),
    automatic=words("رد تلقائي | الرد التلقائي | خارج المكتب"),
)
HEBREW = Language(
    code="he",
    wrote=words("כתב | כתבה | כתב/ה | מאת"),
    opens=words("בתאריך | ב | ביום"),
    labels={
        "from": words("מאת | שולח"),
        "sent": words("נשלח | תאריך שליחה"),
        "to": words("אל | נמען"),
        "subject": words("נושא"),
        "cc": words("עותק | העתק"),
        "date": words("תאריך"),
    },
    original=words("הודעה מקורית | ההודעה המקורית"),
    forwarded=words("הודעה שהועברה | הודעה מועברת | תחילת הודעה מועברת"),
    closings=words("בברכה | תודה וברכה | בכבוד רב | בברכת חברים | יום טוב"),
    sent_from=words("נשלח מה… | נשלח מ… | נשלח באמצעות … | נשלח מתוך … | קבל את outlook עבור …"),
    automatic=words("תשובה אוטומטית | מענה אוטומטי | מחוץ למשרד | הודעת היעדרות"),
)
PERSIAN = Language(
    code="fa",
    wrote=words("نوشت | نوشته است | نوشته"),
    opens=words("در | در تاریخ"),
    labels={
        "from": words("از | فرستنده"),
        "sent": words("ارسال شده | زمان ارسال"),
        "to": words("به | گیرنده"),
        "subject": words("موضوع"),
        "cc": words("رونوشت"),
        "date": words("تاریخ"),
    },
    original=words("پیام اصلی"),
    forwarded=words("پیام هدایت‌شده | پیام باز ارسال شده"),
    closings=words("با احترام | با تشکر و احترام | ارادتمند | با سپاس و احترام"),
    sent_from=words("ارسال شده از … | ارسال‌شده از …"),
    automatic=words("پاسخ خودکار"),
)
HINDI = Language(
    code="hi",
    wrote=words("ने लिखा | लिखा | ने कहा"),
    opens=words("को | दिनांक"),
    labels={
        "from": words("प्रेषक | से | द्वारा"),
        "sent": words("भेजा गया | भेजा"),
        "to": words("प्रति | सेवा में | को"),
        "subject": words("विषय"),
        "cc": words("प्रतिलिपि"),
        "date": words("दिनांक | तारीख"),
    },
    original=words("मूल संदेश"),
    forwarded=words("अग्रेषित संदेश | फ़ॉरवर्ड किया गया संदेश"),
    closings=words("सादर | धन्यवाद सहित | भवदीय | शुभकामनाओं सहित"),
    sent_from=words("मेरे … से भेजा गया | … से भेजा गया"),
    automatic=words("स्वचालित उत्तर | स्वतः उत्तर"),
)
LANGUAGES = (GREEK, TURKISH, ARABIC, HEBREW, PERSIAN, HINDI)
