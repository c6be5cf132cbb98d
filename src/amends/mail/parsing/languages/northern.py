"""Finnish, Estonian, Latvian, Lithuanian, Hungarian."""

from amends.mail.parsing.languages.language import Language, words

FINNISH = Language(
    code="fi",
    wrote=words("kirjoitti | kirjoittaa | kirjoitit"),
    opens=words("ma | ti | ke | to | pe | la | su | lainaus"),
    labels={
        "from": words("lähettäjä"),
        "sent": words("lähetetty"),
        "to": words("vastaanottaja | saaja"),
        "subject": words("aihe"),
        "cc": words("kopio | vastausosoite"),
        "date": words("päivämäärä | päiväys | pvm"),
    },
    original=words("alkuperäinen viesti | alkup. viesti"),
    forwarded=words(
        "välitetty viesti | edelleenlähetetty viesti | edelleen lähetetty viesti | välitetyn "
        "viestin alku"
    ),
    closings=words(
        "ystävällisin terveisin | terveisin | parhain terveisin | t | terv | yt | "
        "ystävällisesti | kunnioittavasti | t. | terkuin | hyvää päivänjatkoa"
    ),
    sent_from=words(
        "lähetetty iphone… | lähetetty minun … | lähetetty samsung… | lähetetty "
        "android… | hanki outlook for … | lähetetty laitteesta …"
    ),
    automatic=words(
        "automaattinen vastaus | poissa | poissaoloilmoitus | poissa toimistolta | poissaolo | "
        "automaattivastaus | lomalla"
    ),
)
ESTONIAN = Language(
    code="et",
    wrote=words("kirjutas | kirjutab"),
    opens=words("kell"),
    labels={
        "from": words("saatja | kellelt"),
        "sent": words("saadetud"),
        "to": words("adressaat | saaja | kellele"),
        "subject": words("teema"),
        "cc": words("koopia"),
        "date": words("kuupäev"),
    },
    original=words("algne teade | algne kiri | originaalkiri"),
    forwarded=words("edastatud kiri | edasisaadetud sõnum"),
    closings=words(
        "lugupidamisega | parimate soovidega | tervitades | heade soovidega | tervitustega | "
        "parimat"
    ),
    sent_from=words("saadetud minu …"),
    automatic=words("automaatne vastus | automaatvastus | kontorist väljas"),
)
LATVIAN = Language(
    code="lv",
    wrote=words("rakstīja | raksta"),
    labels={
        "from": words("no | sūtītājs"),
        "sent": words("nosūtīts | sūtīts"),
        "to": words("kam | saņēmējs | adresāts"),
        "subject": words("temats | tēma"),
        "cc": words("kopija"),
        "date": words("datums"),
    },
    original=words("sākotnējais ziņojums | oriģinālā vēstule"),
    forwarded=words("pārsūtītā vēstule | pārsūtīts ziņojums"),
    closings=words("ar cieņu | cieņā | jauku dienu | visu labu | ar sveicieniem"),
    sent_from=words("nosūtīts no … | sūtīts no …"),
    automatic=words("automātiskā atbilde | automātiska atbilde | prombūtnē"),
)
LITHUANIAN = Language(
    code="lt",
    wrote=words("rašė | parašė"),
    labels={
        "from": words("nuo | siuntėjas | kas"),
        "sent": words("išsiųsta | siųsta"),
        "to": words("kam | gavėjas"),
        "subject": words("tema"),
        "cc": words("kopija"),
        "date": words("data"),
    },
    original=words("pradinis pranešimas | originalus laiškas | pradinis laiškas"),
    forwarded=words("persiųstas laiškas | persiųsta žinutė"),
    closings=words(
        "pagarbiai | su pagarba | geriausi linkėjimai | geros dienos | sėkmės | linkėjimai"
    ),
    sent_from=words("išsiųsta iš … | siųsta iš …"),
    automatic=words("automatinis atsakymas | nėra biure"),
)
HUNGARIAN = Language(
    code="hu",
    wrote=words("ezt írta | írta | a következőt írta | írja"),
    opens=words("ezen a napon | dátum"),
    labels={
        "from": words("feladó | küldő"),
        "sent": words("elküldve | küldve | küldés ideje"),
        "to": words("címzett"),
        "subject": words("tárgy"),
        "cc": words("másolatot kap | másolat | válaszcím"),
        "date": words("dátum"),
    },
    original=words("eredeti üzenet | eredeti levél"),
    forwarded=words("továbbított üzenet | továbbított levél | továbbított üzenet kezdete"),
    closings=words(
        "üdvözlettel | tisztelettel | üdv | köszönettel és üdvözlettel | szívélyes üdvözlettel "
        "| szép napot | baráti üdvözlettel | minden jót"
    ),
    sent_from=words(
        "iphone-omról küldve | elküldve a következőből: … | küldve a következőből: … | elküldve "
        "… készülékemről | az outlook beszerzése … | küldve az … | vírusmentes …"
    ),
    automatic=words("automatikus válasz | házon kívül | szabadság | távollét | irodán kívül"),
)
LANGUAGES = (FINNISH, ESTONIAN, LATVIAN, LITHUANIAN, HUNGARIAN)
