"""Japanese, Chinese, Korean, Vietnamese, Thai, Indonesian."""

from amends.mail.parsing.languages.language import Language, words

JAPANESE = Language(
    code="ja",
    wrote=words(
        "書きました | のメール | は書きました | のメッセージ | 書いた | "
        "さんは書きました | が書きました | wrote"
    ),
    opens=words("on"),
    labels={
        "from": words("差出人 | 送信者 | from"),
        "sent": words("送信日時 | 送信"),
        "to": words("宛先 | to"),
        "subject": words("件名 | subject"),
        "cc": words("cc | ｃｃ"),
        "date": words("日時 | 日付 | 送信日 | date"),
    },
    original=words(
        "元のメッセージ | original message | 元のメール | オリジナルメッセージ | 転送元メッセージ"
    ),
    forwarded=words(
        "転送メッセージ | 転送されたメッセージ | forwarded message | 転送されたメール | 以下転送"
    ),
    closings=words("敬具 | 草々 | かしこ"),
    sent_from=words(
        "iphoneから送信 | …から送信 | … から送信されました | …より送信 | outlook "
        "for …を入手 | …を入手 | …で送信"
    ),
    automatic=words("自動応答 | 自動返信 | 不在通知 | 不在 | 自動返信メール | 外出中 | 休暇"),
)
CHINESE = Language(
    code="zh",
    wrote=words("写道 | 寫道 | 写到 | 来信 | 编写 | 撰寫 | 寫下 | wrote | 的邮件"),
    opens=words("在 | 于 | 於 | 星期"),
    labels={
        "from": words("发件人 | 寄件者 | 寄件人 | 發件人 | 发信人 | 寄件者"),
        "sent": words("发送时间 | 寄件日期 | 傳送時間 | 发送日期 | 发送 | 已傳送"),
        "to": words("收件人 | 收件者 | 收信人"),
        "subject": words("主题 | 主旨 | 主題 | 标题"),
        "cc": words("抄送 | 副本 | 密送"),
        "date": words("日期 | 时间 | 時間"),
    },
    original=words(
        "原始邮件 | 原始郵件 | 原始消息 | 原邮件 | 原始信息 | 原始訊息 | 邮件原件 | 回复的原邮件"
    ),
    forwarded=words(
        "转发的邮件 | 轉寄郵件 | 转发邮件 | 轉寄的郵件 | 轉寄訊息 | "
        "下面是被转发邮件的内容 | 开始转发的邮件 | 转发邮件信息 | 已轉寄的郵件 | "
        "开始转发邮件"
    ),
    closings=words(
        "此致 | 敬礼 | 敬禮 | 祝好 | 顺祝商祺 | 順頌商祺 | 谨启 | 祝商祺 | 此致敬礼 |"
        " 敬上 | 顺颂商祺 | 祝工作顺利 | 祝您生活愉快"
    ),
    sent_from=words(
        "发自我的… | 发自… | 從我的… 傳送 | 从我的…发送 | 發自我的… | "
        "傳送自我的 … | 来自我的… | 获取 … outlook | 取得 … outlook | "
        "获取适用于… | 取得 outlook for … | 發送自我的… | 从…发送 | 發自… | 從我的 … 傳送"
    ),
    automatic=words(
        "自动答复 | 自动回复 | 自動回覆 | 自動答覆 | 外出 | 休假 | 不在办公室 | 不在辦公室"
    ),
)
KOREAN = Language(
    code="ko",
    wrote=words(
        "님이 작성 | 님이 쓴 글 | 작성 | 님의 말 | 썼습니다 | 님께서 작성 | 에서 "
        "작성 | 님이 작성한 내용"
    ),
    labels={
        "from": words("보낸 사람 | 보낸사람 | 발신자 | from"),
        "sent": words("보낸 날짜 | 보낸 시간 | 전송 시각 | 보냄"),
        "to": words("받는 사람 | 받는사람 | 수신자 | to"),
        "subject": words("제목 | subject"),
        "cc": words("참조 | 숨은참조"),
        "date": words("날짜 | date"),
    },
    original=words("원본 메시지 | 원본메시지 | 원본 메일 | original message | 원본 이메일"),
    forwarded=words("전달된 메시지 | 전달된 메일 | 전달한 메시지 | forwarded message"),
    closings=words("드림 | 올림 | 안녕히 계세요 | 수고하세요 | 수고하십시오"),
    sent_from=words(
        "나의 …에서 보냄 | 내 …에서 보냄 | …에서 보냄 | …에서 전송 | …에서 보낸 "
        "메일 | … outlook 받기 | … 에서 보냄"
    ),
    automatic=words("자동 응답 | 자동응답 | 자동 회신 | 부재 중 | 부재중 | 자동회신"),
)
VIETNAMESE = Language(
    code="vi",
    wrote=words("đã viết | viết"),
    opens=words("vào | vào lúc | ngày"),
    labels={
        "from": words("từ | người gửi"),
        "sent": words("đã gửi | ngày gửi | gửi"),
        "to": words("đến | tới | người nhận | gửi tới"),
        "subject": words("chủ đề | tiêu đề"),
        "cc": words("bản sao"),
        "date": words("ngày | thời gian"),
    },
    original=words("thư gốc | tin nhắn gốc | thông điệp gốc"),
    forwarded=words("thư đã chuyển tiếp | tin nhắn chuyển tiếp | thư được chuyển tiếp"),
    closings=words("trân trọng | thân mến | thân ái | kính thư | trân trọng cảm ơn | kính chào"),
    sent_from=words("được gửi từ … | đã gửi từ … | gửi từ … | tải outlook cho …"),
    automatic=words("trả lời tự động | thư trả lời tự động | vắng mặt"),
)
THAI = Language(
    code="th",
    wrote=words("เขียนว่า | เขียน | ได้เขียน"),
    opens=words("เมื่อ | ในวันที่ | วันที่"),
    labels={
        "from": words("จาก | ผู้ส่ง"),
        "sent": words("ส่งเมื่อ | ส่ง"),
        "to": words("ถึง | ผู้รับ"),
        "subject": words("เรื่อง | หัวเรื่อง | หัวข้อ"),
        "cc": words("สำเนา | สำเนาถึง"),
        "date": words("วันที่"),
    },
    original=words("ข้อความต้นฉบับ | ข้อความเดิม"),
    forwarded=words("ข้อความที่ส่งต่อ | ข้อความส่งต่อ"),
    closings=words("ขอแสดงความนับถือ | ด้วยความเคารพ | ด้วยความนับถือ"),
    sent_from=words("ส่งจาก … | ส่งจาก…"),
    automatic=words("ตอบกลับอัตโนมัติ | การตอบกลับอัตโนมัติ | ไม่อยู่ที่สำนักงาน"),
)
INDONESIAN = Language(
    code="id",
    wrote=words("menulis | telah menulis | tulis"),
    opens=words("pada | pada tanggal | pd tgl"),
    labels={
        "from": words("dari | pengirim"),
        "sent": words("dikirim | terkirim | dihantar"),
        "to": words("kepada | ke | untuk | penerima"),
        "subject": words("subjek | perihal | judul | subyek"),
        "cc": words("tembusan | salinan"),
        "date": words("tanggal | tarikh"),
    },
    original=words("pesan asli | pesan awal | mesej asal"),
    forwarded=words(
        "pesan terusan | pesan yang diteruskan | pesan diteruskan | mesej yang dimajukan"
    ),
    closings=words(
        "salam | hormat saya | salam hormat | hormat kami | salam hangat | yang benar | sekian"
    ),
    sent_from=words(
        "dikirim dari … | terkirim dari … | dikirim melalui … | dapatkan outlook untuk … | "
        "dihantar dari …"
    ),
    automatic=words(
        "balasan otomatis | jawaban otomatis | di luar kantor | balasan automatik | sedang cuti"
    ),
)
LANGUAGES = (JAPANESE, CHINESE, KOREAN, VIETNAMESE, THAI, INDONESIAN)
