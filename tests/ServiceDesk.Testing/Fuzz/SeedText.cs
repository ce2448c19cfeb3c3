namespace ServiceDesk.Testing.Fuzz;

/// <summary>What people write: a language with a charset that mails of it come in, a letter, a closing and the line above a quotation.</summary>
internal sealed record SeedText(string Charset, string Subject, string Letter, string Closing, string QuoteLine)
{
    private const string Disclaimer = """
        Example Ltd, 12 Long Street, Exampletown. Registered under number 1234567. Managing directors: A. Doe, B. Roe.
        This message and the files with it are confidential and meant for those alone to whom they are addressed. If you have received it by
        mistake, please tell the sender at once, delete it, and do not pass on, copy or use what it says. Opinions are those of the writer and
        not always those of the company. Messages are checked for harmful content; nobody is liable for what the check has not found. Please
        think of the forests before you print this message.
        """;

    public static readonly IReadOnlyList<SeedText> All =
    [
        new("us-ascii", "Printer in the corridor", "Hello,\n\nthe printer in the corridor prints every page twice since this morning, whatever is chosen in the dialog.\nWe have switched it off and on again, without any difference. Could somebody have a look before noon?", "Kind regards\nRita Requester\nExample Ltd, 12 Long Street", "On Mon, 6 Jan 2025 at 10:00, Help Desk <help@desk.example> wrote:"),
        new("iso-8859-1", "Accès au réseau", "Bonjour,\n\ndepuis hier soir l'accès au réseau est coupé à l'étage. Nous avons redémarré le boîtier plusieurs fois, sans succès.\nMerci de passer dès que possible.", "Cordialement,\nHélène Dupré", "Le lun. 6 janv. 2025 à 10:00, Help Desk <help@desk.example> a écrit :"),
        new("windows-1252", "Gerät läuft nicht", "Guten Tag,\n\ndas Gerät im Büro läuft seit heute früh nicht mehr – es piepst nur noch. Könnten Sie bitte bis 12 Uhr vorbeikommen?\n\nDie Nummer lautet „4711“.", "Mit freundlichen Grüßen\nJörg Müller", "Am 06.01.2025 um 10:00 schrieb Help Desk:"),
        new("iso-8859-15", "Impresora sin tóner", "Buenos días:\n\nla impresora de la oficina no tiene tóner y mañana tenemos una reunión. ¿Podrían enviarnos uno? Cuesta 80 €.", "Saludos cordiales\nÍñigo Peña", "El lun, 6 ene 2025 a las 10:00, Help Desk (<help@desk.example>) escribió:"),
        new("utf-8", "Nie działa poczta", "Dzień dobry,\n\nod rana nie działa poczta na żadnym komputerze. Proszę o pilną pomoc, bo czekamy na ważne zamówienie.", "Z poważaniem\nŁukasz Żak", "pon., 6 sty 2025 o 10:00 Help Desk <help@desk.example> napisał(a):"),
        new("koi8-r", "Не работает принтер", "Здравствуйте!\n\nС утра не работает принтер на втором этаже: бумага есть, но ничего не печатается. Посмотрите, пожалуйста.", "С уважением,\nИван Петров", "пн, 6 янв. 2025 г. в 10:00, Help Desk <help@desk.example>:"),
        new("windows-1251", "Доступ к серверу", "Добрый день,\n\nпросим открыть доступ к серверу для новой сотрудницы. Срок до пятницы.", "С наилучшими пожеланиями\nОльга", "06.01.2025 10:00, Help Desk пишет:"),
        new("iso-2022-jp", "プリンターの件", "お世話になっております。\n\n今朝から二階のプリンターが動きません。ご確認をお願いいたします。", "敬具\n山田", "2025年1月6日(月) 10:00 Help Desk <help@desk.example>:"),
        new("shift_jis", "ログインできません", "担当者様\n\nログインできません。パスワードを再設定してください。よろしくお願いします。", "佐藤", "2025/01/06 10:00、Help Desk <help@desk.example>のメール:"),
        new("gb2312", "无法登录", "您好：\n\n今天早上开始无法登录系统，提示密码错误。请尽快处理，谢谢！", "此致\n王芳", "Help Desk <help@desk.example> 于2025年1月6日周一 10:00写道："),
        new("big5", "網路斷線", "您好：\n\n辦公室的網路從昨天開始斷線，請協助處理。", "陳先生", "Help Desk <help@desk.example> 於 2025年1月6日 週一 上午10:00寫道："),
        new("euc-kr", "프린터 문제", "안녕하세요.\n\n오늘 아침부터 프린터가 작동하지 않습니다. 확인 부탁드립니다.", "감사합니다\n김철수", "2025년 1월 6일 (월) 오전 10:00, Help Desk <help@desk.example>님이 작성:"),
        new("windows-1256", "الطابعة لا تعمل", "مرحبا،\n\nالطابعة في المكتب لا تعمل منذ الصباح. نرجو المساعدة.", "مع التحية\nأحمد", "On Mon, Jan 6, 2025 at 10:00 AM Help Desk wrote:"),
        new("iso-8859-2", "Tiskárna nejde", "Dobrý den,\n\ntiskárna v kanceláři od rána nejde. Prosíme o opravu, děkujeme.", "S pozdravem\nJiří Dvořák", "po 6. 1. 2025 v 10:00 odesílatel Help Desk <help@desk.example> napsal:"),
    ];

    /// <summary>An answer as mail programs lay it out: letter, closing, signature, and the mails that were answered before below.</summary>
    public string Reply()
    {
        var before = $"{Letter}\n\n{Closing}\n\n{QuoteLine}\n\n{Quote(Letter)}\n{Quote(Closing)}";
        return $"{Letter}\n\n{Closing}\n\n-- \n{Closing}\nTel. +49 30 1234567\n\n{QuoteLine}\n\n{Quote(before)}\n>\n> > {Subject}\n{Quote(Quote(before))}\n> ##- Please type your reply above this line -##\n{Quote(Closing)}\n{Quote(Disclaimer)}\n";
    }

    public static string Quote(string text) => "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal);
}
