### 自分だけのもの: 家庭シート、雑談の相手、傾向。

me-nav = わたしのページ
me-nav-states = 状態
me-nav-weeks = 週ごと
me-nav-patterns = 傾向
me-nav-partners = 雑談の相手
me-nav-household = 家庭シート

## 家庭シート

household-title = 家の用事と仕事、そしてよかったこと
household-kicker = { $from }から{ $to }まで · { $days }日間
household-lead = このページを見られるのはあなただけです。ブラウザーの印刷でA4一枚に収まります。家で話し合うときにお使いください。
household-choose = 期間を選ぶ
household-from = 始まりの日
household-to = 終わりの日
household-apply = 表示する
household-ready = よく使う期間
household-weeks-4 = この4週間
household-weeks-13 = この13週間
household-year = 今年
wrong-period-backwards = 終わりの日は、始まりの日以降にしてください。
wrong-period-long = 一枚にするには長すぎます。{ $weeks }週までにしてください。
household-empty-title = この期間の記録はまだありません
household-empty = 家の用事で仕事が途切れたことを、種類や時刻、前もっての約束の有無とともにここに示します。まとまった時間や、家族や世話の時間があった日も並びます。記録かチェックインが一つあれば、シートができます。
household-kinds-title =
    { $count ->
        [0] { $answered ->
            [0] 家の用事で仕事が途切れたか: この期間は回答がありません
           *[other] 回答した{ $answered }日、家の用事で仕事は途切れませんでした
        }
       *[other] 家の用事で仕事が途切れたのは{ $count }回。約束どおり{ $agreed }回、約束なし{ $imposed }回、未回答{ $unsaid }回
    }
household-kinds-about = 種類ごとの回数と時間です。もとになるのは、{ $days }日のうち回答のあった{ $answered }日です。
household-outside = このうち{ $count }回はチェックインのない日のものです。図には描きますが、もとの日数には入りません。
household-note = { $count }回・{ $minutes }分
household-kind = 種類
household-times = 回
household-all = 合計
household-hours-title = 始まった時刻
household-hours-peak = { $from }から{ $to }のあいだに始まることが最も多くありました({ $all }回のうち{ $count }回)
household-hours-about =
    始まった時刻を1時間ごとにまとめました。{ $without ->
        [0] すべてに時刻があります。
       *[other] 時刻のない{ $without }回は入っていません。
    }
household-hours-none = 始まった時刻の記録がないため、時刻の図はありません。
household-hour = 時
household-without-start = 時刻の記録なし
household-wait-title = 後でもよかった{ $yes }回、後にはできなかった{ $no }回、未回答{ $unsaid }回
household-wait-about = { $count }回について、あなたの見方です。
household-wait = 後でもよかったか
household-wait-yes = 後でもよかった
household-wait-no = 後にはできなかった
household-wait-unsaid = 未回答
household-good-title =
    { $days ->
        [0] よかったこと: この期間のチェックインはありません
       *[other] よかったこと: まとまった時間が{ $uninterrupted }日、家族や世話の時間が{ $family }日
    }
household-good-about = 塗りつぶしは、それがあった日です。枠だけの部分は、そのほかにチェックインをした日です(合わせて{ $days }日)。
household-good-note = { $days }日のうち{ $count }日
household-good = よかったこと

## 雑談の相手

partners-title =
    { $people ->
        [1] 雑談はおもに一人の相手とでした
       *[other] およそ{ $people }人と均等に話したのと同じ広がりです
    }
partners-title-none = 数にするには、名前のある雑談がまだ足りません
partners-title-empty = ここに雑談の相手が現れます
partners-kicker = 第{ $first }週から第{ $last }週まで · このページを見られるのはあなただけです
partners-lead = 実質{ $effective }人。およそ{ $people }人と均等に話したのと同じ広がりという意味です。相手には何も見えません。
partners-lead-none = この数には、チェックインをした日だけで数えて、4週間に{ $needed }分以上の、名前のある雑談が必要です。いまは{ $counted }分です。相手には何も見えません。
partners-empty = 雑談を記録するとき、話した同僚の名前を選べます。4週間分がここで小さな図になり、何人と均等に話したのと同じ広がりかがわかります。名前を選ばれた人には何も見えません。
partners-network-title = { $minutes }分の雑談で、{ $people }人の同僚の名前を選びました
partners-network-about = 線が短く太いほど、長く話しています。何人かで話した時間は、一人ひとりに数えています。
partners-unnamed = { $minutes }分のうち{ $unnamed }分は、相手の名前がありません。
partners-base = もとになるのは、4週間のうち、チェックインをして雑談について回答した{ $days }日です。
partners-outside = { $minutes }分はチェックインのない日の雑談です。図には描きますが、実質の人数には入りません。
partners-me = わたし
partners-former = 以前の同僚
partners-others = ほか{ $count }人
partners-name = 同僚
partners-talks = 回数
partners-last = 最後に話した日
partners-circles-title = いちばん長く話した相手: { $circle }({ $all }分のうち{ $minutes }分)
partners-circles-about = 4週間の雑談の時間(分)を、相手ごとにまとめました。細い線だけのところは、雑談がありませんでした。
partners-note = { $minutes }分
partners-ago = { $name }さんと最後に話したのは{ $days }日前です。よければ、ひとこと声をかけてみるのもいいかもしれません。

## 傾向

patterns-title = あなたの毎週で、重なって起きていること
patterns-kicker = 第{ $week }週まで · このページを見られるのはあなただけです
patterns-lead = あなた自身の日や週どうしを比べています。ほかの人とは比べません。重なっていても、それが理由とは限りません。
patterns-empty-title = 傾向がわかるまで、もう少し週が必要です
patterns-empty = 元気と重なるもの(体を動かした日、外にいた日、オフィスの日、雑談のあった日)が、それぞれ6日ずつそろうとここに現れます。24週たつと、リモートの日が少ない週、半分ほどの週、多い週のどれがよかったかも比べられます。
habits-title-shows = 役に立っていそうなこと
habits-title-goes = 元気と重なっていること
habits-title-none = いまのところ、元気とはっきり重なるものはありません
habits-title-early = 元気を比べるには、まだ日数が足りません
habits-about = 終わった直近{ $weeks }週の、回答のあった日の元気です。見るのはこの四つだけで、四回見ることを差し引いても偶然とは言いにくい差だけをお伝えします。
habit-active = 体を動かした日
habit-outdoors = 外にいた日
habit-office = オフィスの日
habit-talk = 雑談のあった日
habit-active-shows = 体を動かした日の元気は{ $with }、そのほかの日は{ $without }でした({ $days }日と{ $others }日)。
habit-outdoors-shows = 外にいた日の元気は{ $with }、そのほかの日は{ $without }でした({ $days }日と{ $others }日)。
habit-office-shows = オフィスの日の元気は{ $with }、リモートの日は{ $without }でした({ $days }日と{ $others }日)。
habit-talk-shows = 雑談のあった日の元気は{ $with }、なかった日は{ $without }でした({ $days }日と{ $others }日)。
habit-tested = 調べましたが、偶然とは言えない差はありません(あり{ $days }日、なし{ $others }日)。
habit-needs-with = あと{ $with }日、こうした日が必要です。
habit-needs-without = あと{ $without }日、そうでない日が必要です。
habit-needs-both = こうした日があと{ $with }日、そうでない日があと{ $without }日必要です。
remote-title-best = よかった週は、{ $classes }と重なっています
remote-title-unclear = リモートの日数による差はありますが、どれが一番かまでは言えません
remote-title-cannot = どの日数のリモートがよいか、はっきりした差はありません
remote-title-depends = リモートの日数は、何を見るかで合うものが違います
remote-title-early = あなたに合うリモートの日数: まだわかりません
remote-best = { $outcomes }について、前後の週と比べて言えることです。ほかの日数との差は、偶然だけでは説明しにくいものでした。
remote-cannot = { $weeks }週では、偶然とは言えない差は見つかりません。0.5点より小さい差は、たいてい見つけられません。
remote-depends = { $outcome }: よかった週は、{ $classes }と重なっています。
remote-early-weeks = 働いた場所を4日以上答えた週が{ $needed }週必要です。いまは{ $weeks }週あります。
remote-early-classes = そうした週は{ $weeks }週ありますが、日数の違う週が二種類、それぞれ{ $least }週以上必要です。
remote-classes = 「少なめ」は5日のうち0〜1日、「半分ほど」は2〜3日、「多め」は4〜5日です。少なめは{ $few }週、半分ほどは{ $some }週、多めは{ $many }週でした。調子のよい季節を日数のおかげと取り違えないように、前後の週と比べています。
remote-few = リモートが少なめの週
remote-some = リモートが半分ほどの週
remote-many = リモートが多めの週
remote-tick-few = 少なめ
remote-tick-some = 半分ほど
remote-tick-many = 多め
remote-or = { $first }または{ $second }
remote-outcome-shows = { $outcome }: 偶然とは言いにくい差があります
remote-outcome-not = { $outcome }: 偶然とは言えない差はありません
remote-dots-about = 点は一週の平均、横線はそれらの週の平均です。もとになるのは、直近52週のうち{ $weeks }週です。回答が足りない週は除いています。
remote-class = リモートの日
remote-share = 日の割合
remote-share-few = 30%未満
remote-share-some = 30〜70%
remote-share-many = 70%超
remote-weeks = 週
remote-against = 前後の週との差
