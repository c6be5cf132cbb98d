"""French, Spanish, Portuguese, Italian, Romanian, Catalan, Galician."""

from amends.mail.parsing.languages.language import Language, words

FRENCH = Language(
    code="fr",
    wrote=words("a écrit | écrit | a envoyé | ecrivait"),
    opens=words("le | en date du | quoting | selon"),
    labels={
        "from": words("de | expéditeur | de la part de"),
        "sent": words("envoyé | envoyé le | date d'envoi"),
        "to": words("à | destinataire | pour"),
        "subject": words("objet | sujet"),
        "cc": words("cc | copie à | copie | cci | répondre à | pièces jointes"),
        "date": words("date"),
    },
    original=words(
        "message d'origine | message original | mail original | message initial | courriel "
        "original | e-mail d'origine"
    ),
    forwarded=words(
        "message transféré | début du message transféré | message réexpédié | début du message "
        "réexpédié | message transmis"
    ),
    closings=words(
        "cordialement | bien cordialement | très cordialement | bien à vous | salutations | "
        "sincères salutations | meilleures salutations | salutations distinguées | cdlt | cdt | "
        "respectueusement | bien à toi | sincèrement | amicalement | avec mes salutations | "
        "bises | avec mes meilleures salutations | mes salutations distinguées | cordiales "
        "salutations | bien sincèrement | à bientôt | amitiés | veuillez agréer | bonne journée "
        "| bonne réception | bien respectueusement | salutations cordiales | sincères "
        "salutations distinguées"
    ),
    sent_from=words(
        "envoyé de … | envoyé depuis … | envoyé à partir de … | envoyé avec … | "
        "envoyé par … | "
        "télécharger outlook pour … | obtenir outlook pour … | obtenez outlook pour … | "
        "provenance : … | envoyé via … | garanti sans virus … | sans virus … | téléchargez "
        "outlook pour …"
    ),
    automatic=words(
        "réponse automatique | absence du bureau | absent du bureau | message d'absence | "
        "absence | absent | en congé | en congés | notification d'absence | hors du bureau | "
        "accusé de réception | réponse d'absence"
    ),
)
SPANISH = Language(
    code="es",
    wrote=words("escribió | ha escrito | escribe | escribiste"),
    opens=words("el | con fecha | en fecha | quoting | citando a"),
    labels={
        "from": words("de | remitente"),
        "sent": words("enviado | enviado el | enviado a las"),
        "to": words("para | destinatario | a"),
        "subject": words("asunto"),
        "cc": words("cc | copia | responder a | adjuntos | cco"),
        "date": words("fecha"),
    },
    original=words("mensaje original | correo original | mensaje origina"),
    forwarded=words(
        "mensaje reenviado | inicio del mensaje reenviado | inicio del mensaje original | "
        "mensaje enviado"
    ),
    closings=words(
        "saludos | un saludo | saludos cordiales | atentamente | cordialmente | atte | un "
        "cordial saludo | reciba un cordial saludo | muy atentamente | un abrazo | abrazos | "
        "cordiales saludos | saludos atentos | le saluda atentamente | cordial saludo | besos | "
        "atentos saludos | con un cordial saludo | sin otro particular | mis saludos | slds | "
        "un atento saludo | saluda atentamente | quedo atento | quedo atenta | reciba un saludo"
    ),
    sent_from=words(
        "enviado desde … | enviado con … | enviado por … | obtener outlook para … | obtén "
        "outlook para … | descargar outlook para … | enviado a través de … | libre de virus …"
    ),
    automatic=words(
        "respuesta automática | fuera de la oficina | fuera de oficina | ausente | ausencia | "
        "de vacaciones | respuesta de ausencia | acuse de recibo | autorespuesta"
    ),
)
PORTUGUESE = Language(
    code="pt",
    wrote=words("escreveu | escreve | escrita"),
    opens=words("em | a | no dia | citando | on"),
    labels={
        "from": words("de | remetente"),
        "sent": words(
            "enviado | enviada | enviado em | enviada em | enviado a | enviada a | envio"
        ),
        "to": words("para | destinatário"),
        "subject": words("assunto"),
        "cc": words("cc | com cópia | responder a | responder para | anexos | cópia"),
        "date": words("data"),
    },
    original=words("mensagem original | mensagem origina | e-mail original"),
    forwarded=words(
        "mensagem encaminhada | mensagem reencaminhada | início da mensagem encaminhada | "
        "início da mensagem reenviada"
    ),
    closings=words(
        "atenciosamente | cumprimentos | com os melhores cumprimentos | melhores cumprimentos | "
        "att | abraços | abraço | cordialmente | saudações | um abraço | com os meus "
        "cumprimentos | abs | obrigado e cumprimentos | atentamente | grato | com cumprimentos "
        "| beijos | at.te | atte | respeitosamente | os melhores cumprimentos | sds | sem mais "
        "| saudações cordiais"
    ),
    sent_from=words(
        "enviado do … | enviado de … | enviada do … | enviado a partir do … | "
        "enviado pelo … | "
        "enviado via … | obter o outlook para … | baixar outlook para … | obtenha o outlook "
        "para … | livre de vírus … | sem vírus … | enviado através …"
    ),
    automatic=words(
        "resposta automática | fora do escritório | ausente do escritório | ausência | ausência "
        "temporária | de férias | resposta automatica | ausente"
    ),
)
ITALIAN = Language(
    code="it",
    wrote=words("ha scritto | scrive | scriveva | scritto | ha inviato"),
    opens=words("il | in data | il giorno | alle | citando | on"),
    labels={
        "from": words("da | mittente"),
        "sent": words("inviato | inviata | data invio"),
        "to": words("a | destinatario | per"),
        "subject": words("oggetto"),
        "cc": words("cc | copia | rispondi a | allegati | ccn"),
        "date": words("data"),
    },
    original=words("messaggio originale | messaggio originario | messaggio di origine"),
    forwarded=words(
        "messaggio inoltrato | inizio messaggio inoltrato | inizio del messaggio inoltrato"
    ),
    closings=words(
        "cordiali saluti | distinti saluti | saluti | un saluto | cordialmente | un cordiale "
        "saluto | i migliori saluti | porgo cordiali saluti | porgo distinti saluti | tanti "
        "saluti | a presto | con i migliori saluti | buona giornata | ringrazio e saluto | un "
        "caro saluto | cari saluti | in fede | grazie e saluti | saluti cordiali | cordialità | "
        "migliori saluti | con cordialità"
    ),
    sent_from=words(
        "inviato da … | inviato dal … | inviato con … | inviato tramite … | "
        "scarica outlook per "
        "… | ottieni outlook per … | inviata da … | mail priva di virus … | privo di virus …"
    ),
    automatic=words(
        "risposta automatica | fuori ufficio | fuori sede | assente | assenza | in ferie | "
        "assente dall'ufficio | risposta di assenza | autorisposta"
    ),
)
ROMANIAN = Language(
    code="ro",
    wrote=words("a scris | scrie"),
    opens=words("în | pe | la data de | on"),
    labels={
        "from": words("de la | de | expeditor"),
        "sent": words("trimis | trimis la | trimisă"),
        "to": words("către | la | pentru | catre"),
        "subject": words("subiect"),
        "cc": words("cc | copie | răspuns la"),
        "date": words("data | dată"),
    },
    original=words("mesaj original | mesajul original | mesaj initial"),
    forwarded=words(
        "mesaj redirecționat | mesaj redirectionat | mesaj retransmis | forwarded message"
    ),
    closings=words(
        "cu stimă | cu respect | salutări | toate cele bune | cu drag | cu prietenie | o zi "
        "bună | cu considerație | cu deosebită considerație | numai bine"
    ),
    sent_from=words(
        "trimis de pe … | trimis din … | trimis cu … | obțineți outlook pentru … | descărcați "
        "outlook pentru …"
    ),
    automatic=words(
        "răspuns automat | mesaj automat | absent | absență de la birou | nu sunt la birou"
    ),
)
CATALAN = Language(
    code="ca",
    wrote=words("va escriure | ha escrit | escriu"),
    opens=words("el dia | el | a"),
    labels={
        "from": words("de"),
        "sent": words("enviat | enviat el"),
        "to": words("per a | a"),
        "subject": words("assumpte | tema"),
        "cc": words("a/c | còpia"),
        "date": words("data"),
    },
    original=words("missatge original"),
    forwarded=words("missatge reenviat | inici del missatge reenviat"),
    closings=words(
        "salutacions | atentament | salutacions cordials | cordialment | una salutació | una "
        "abraçada | ben cordialment"
    ),
    sent_from=words("enviat des de … | enviat des del … | enviat amb …"),
    automatic=words("resposta automàtica | fora de l'oficina"),
)
GALICIAN = Language(
    code="gl",
    wrote=words("escribiu"),
    opens=words("o | en | o día"),
    labels={
        "from": words("de"),
        "sent": words("enviado"),
        "to": words("para"),
        "subject": words("asunto"),
        "cc": words("cc"),
        "date": words("data"),
    },
    original=words("mensaxe orixinal"),
    forwarded=words("mensaxe reenviada"),
    closings=words("saúdos | un saúdo | atentamente | cordialmente"),
    sent_from=words("enviado desde …"),
    automatic=words("resposta automática"),
)
LANGUAGES = (FRENCH, SPANISH, PORTUGUESE, ITALIAN, ROMANIAN, CATALAN, GALICIAN)
