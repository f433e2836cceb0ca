### 人事向けのレポート:作成画面、文章としてのレポート、ファイル。

## 作成画面

report-build-kicker = レポート
report-build-title = 安心して回せるレポート
report-build-lead = 公開されたものだけから作ります。それぞれの人のいつもと比べた変化だけで、{ $least }人未満の結果も、個人に関するものもありません。
report-quarters = 四半期
report-quarters-hint = { $most }つまで選べます。
report-departments = 部門
report-departments-hint = 何も選ばなければすべての部門です。部門を選ぶと、その下もすべて入ります。
report-language = レポートの言語
report-build = このレポートを表示
report-preview = プレビュー
report-contents = 目次
report-take = ファイルで受け取る
report-take-about = どのファイルも、数字も空欄もこのページと同じで、ハッシュ値が付きます。同じ選び方なら、いつでも同じファイルになります。
report-take-pdf = PDF
report-take-xlsx = XLSX(表計算)
report-take-csv = CSV
report-take-csv-bom = 古い表計算ソフト向けのCSV(BOM付き)
report-take-json = JSON
report-take-print = 印刷用ページ
report-take-ledger = 受け取ったファイルは、範囲とハッシュ値とともに、関係する人が見られる台帳に記録されます。
report-print-back = レポートに戻る
report-stricter = 表示されなくなりました
wrong-quarter = 四半期は2026-Q3のように書きます。
wrong-report-quarters = 1つのレポートに入る四半期は{ $most }つまでです。
wrong-report-departments = 部門は{ $most }個まで選べます。すべての部門なら、何も選ばないでください。
wrong-report-unknown-department = これらの四半期に、その部門はありません。一覧から選んでください。
wrong-report-not-closed = { $quarter }はまだ締まっていません。
wrong-report-stricter = { $quarter }は、いまより少ない人数の設定で締まったため、表示されなくなりました。

## レポートがないとき

report-none-title = 締まった四半期はまだありません
report-none-why = { $least }人以上の部門について、四半期ごとの変化がここに表示されます。
report-none-when = 四半期は、最後のチームの最後の週が締まると締まります。最初の四半期には回答率とレビューと取り組みが、いつもの状態がわかってからは変化が表示されます。
report-open-title = { $quarter }はまだ締まっていません
report-open-running = 最後のチームの最後の週とともに、早くて{ $after }に締まります。
report-open-over = 四半期は終わりました。最後のチームの最後の週が締まるのを待っています。
report-open-past = この四半期は公開されていません。

## 表紙

report-title = 部門ごとの変化:{ $period }
report-period = { $first }〜{ $last }
report-lead = それぞれの人のいつもと比べた変化です。水準は示さず、{ $least }人未満の結果も出しません。個人に関するものはありません。
report-scope = 範囲
report-scope-all = すべての部門
report-closed = { $day } { $time }(協定世界時)に締まりました
report-closed-late = { $day } { $time }(協定世界時)に遅れて締まりました。その時点の記録によります
report-threshold = 必要な人数
report-threshold-people = どの数字も{ $least }人以上に基づきます
report-parameters = パラメーターの版
report-hash = 内容のハッシュ値(SHA-256)

## 表

report-unit = 単位
report-rest = { $of }のほかの人
report-rest-with = { $of }のほかの人({ $names }を含む)
report-people-from = { $from }〜{"\u2060"}{ $to }人
report-estimate = { $value }{"\u200B"}({ $low }〜{"\u2060"}{ $high })
report-hidden = 非表示
report-not-told = 示せません
report-no-row = 当時この単位はありません
report-drawn-together = 互いに寄せた値
report-not-drawn = 下の単位を参照
report-compared = 比べた人数
trend-shorter = 前の四半期より短い
trend-same = 前の四半期と同じくらい
trend-longer = 前の四半期より長い
trend-fewer = 前の四半期より少ない
trend-as-many = 前の四半期と同じくらい
trend-more = 前の四半期より多い
trend-not-known = 不明

## 要約

report-summary = 要約
report-summary-about = { $quarter }について、組織の並び順で述べます。順位は付けません。
report-summary-done = 取り組み({ $unit }):リーダーは、締まった週の{ $reviewed }を振り返りました。フォローアップは{ $followups }。
report-changed-unit = { $unit } { $estimate }
report-changed-isolation = つながり。{ $above ->
        [0] {""}
       *[other] いつもより弱い:{ $abovenames }。
    }{ $below ->
        [0] {""}
       *[other] いつもより強い:{ $belownames }。
    }{ $same ->
        [0] {""}
       *[other] 偶然と区別できる変化なし:{ $same }単位。
    }
report-changed-home-to-work = 家庭から仕事へ。{ $above ->
        [0] {""}
       *[other] いつもより多い:{ $abovenames }。
    }{ $below ->
        [0] {""}
       *[other] いつもより少ない:{ $belownames }。
    }{ $same ->
        [0] {""}
       *[other] 偶然と区別できる変化なし:{ $same }単位。
    }
report-changed-work-to-home = 仕事から家庭へ。{ $above ->
        [0] {""}
       *[other] いつもより多い:{ $abovenames }。
    }{ $below ->
        [0] {""}
       *[other] いつもより少ない:{ $belownames }。
    }{ $same ->
        [0] {""}
       *[other] 偶然と区別できる変化なし:{ $same }単位。
    }
report-changed-clear = 「作っているものを誰が使うか知っている」。{ $above ->
        [0] {""}
       *[other] いつもより強い:{ $abovenames }。
    }{ $below ->
        [0] {""}
       *[other] いつもより弱い:{ $belownames }。
    }{ $same ->
        [0] {""}
       *[other] 偶然と区別できる変化なし:{ $same }単位。
    }
report-changed-heard = 「優先順位を決める人は仕事の制約を理解している」。{ $above ->
        [0] {""}
       *[other] いつもより強い:{ $abovenames }。
    }{ $below ->
        [0] {""}
       *[other] いつもより弱い:{ $belownames }。
    }{ $same ->
        [0] {""}
       *[other] 偶然と区別できる変化なし:{ $same }単位。
    }
report-and-more = { $named }、ほか{ $more }
report-summary-first-response = プルリクエストへの最初の反応までの時間が{ $trend }:{ $units }。
report-summary-stamps = 素通しのプルリクエストが{ $trend }:{ $units }。
report-summary-remote-one = { $what }:{ $class } { $estimate }
report-summary-remote = リモートの日数。{ $count ->
        [0] 本人の平均とはっきり違う日数はありません。
       *[other] 本人の平均と違う:{ $found }。原因を示すものではありません。
    }
report-cannot-hidden = { $count }単位については何も示せません。{ $least }人未満か、引き算で{ $least }人未満のことがわかってしまうためです。
report-cannot-compared = { $count }単位については、つながりと境界の変化を示せません。四半期より前に自分の12週分がある人が{ $least }人未満のためです。
report-cannot-context = { $count }単位については、事業の文脈の変化を示せません。四半期中とその前に十分に答えた人が{ $least }人未満のためです。

## 取り組み

report-done = 何をしたか
report-done-about = この四半期に締まったチームの週のうち、締まるまでにリーダーが振り返った割合と、この四半期に書かれたフォローアップです。誰かが見たことを示すもので、リーダーの良し悪しではありません。
report-reviewed-caption = 振り返った週
report-follow-ups-caption = フォローアップ
report-follow-ups =
    { $written ->
        [0] 書かれていません
       *[other] { $written }件中、完了{ $done }、取り下げ{ $dropped }、継続中{ $open }
    }
report-done-unknown = 当時は対象外
report-no-week = 締まった週なし

## 回答

report-coverage = 回答のあった割合
report-coverage-about = 四半期を通して1つの部門にいた人が対象です。割合は20ポイントきざみ、人数は5人きざみで、{ $least }人以上から示します。
report-coverage-caption = 回答のあった週
report-people-caption = 回答できた人数

## いつもとの比較

report-isolation = つながり
report-isolation-about = それぞれの人の週ごとのばらつきを単位とします。0がいつも通り、上は弱くなったことを示します。
report-isolation-caption = いつもと比べたつながり
report-home-to-work = 家庭から仕事へ
report-home-to-work-about = 前もって合意のない、家庭から仕事への割り込みです。いつもの頻度の何倍かで示し、1がいつも通りです。
report-home-to-work-caption = 家庭から仕事へ(いつもの何倍)
report-work-to-home = 仕事から家庭へ
report-work-to-home-about = 望まない仕事が入った夜や休日です。いつもの頻度の何倍かで示し、1がいつも通りです。
report-work-to-home-caption = 仕事から家庭へ(いつもの何倍)
report-context = 事業の文脈
report-context-about = 毎週1〜5で答える2つの文を、四半期より前の本人の答えと比べます。0がいつも通り、上はより同意が強いことを示します。2つは別の方向で、平均はしません。
report-clear-caption = 「作っているものを誰が使い、なぜいま大事なのか知っている」
report-heard-caption = 「優先順位を決める人は、自分の仕事の制約を理解している」

## レビュー

report-reviews = レビューの質
report-reviews-about = 前の四半期と比べた傾向だけを、{ $least }人以上から示します。
report-first-response-caption = 最初の反応までの時間
report-stamps-caption = 素通しのプルリクエスト

## リモートの日数

report-remote = 週のリモート日数ごと
report-remote-about = 組織全体です。それぞれの日数の週を、四半期の本人の平均と比べ、まず本人ごとに平均します。
report-remote-no-cause = 原因を示すものではありません。週は働いた場所以外の点でも違います。
report-remote-unknown = これらの四半期は、これを示すようになる前に締まりました。
report-remote-days = リモートの日数
report-remote-class =
    { $days ->
        [0] なし
        [5] 5日以上
       *[other] { $days }日
    }
report-remote-connection = つながり(1〜5の答えのポイント)
report-remote-focus = 集中(1〜5の答えのポイント)
report-remote-care = 家族や世話の時間があった日(パーセントポイント)

## 方法と限界

report-method = 方法と限界
report-method-least = どの数字も、回答した{ $least }人以上に基づきます。人数は5人きざみで示します。隠した数字は、部門の間でも四半期の間でも、引き算では求められません。
report-method-usual = 「いつも」は一人ひとりのもので、四半期より前の12週から求めます。つながりは本人の週ごとのばらつきを単位とします。割り込みは本人のいつもの頻度の何倍かで、0.25はそれ以下、4はそれ以上を含みます。
report-method-interval = かっこ内は95%区間です。0(割り込みでは1)を含むときは、偶然と区別できる変化とは言えません。
report-method-together = 「互いに寄せた値」は、4単位以上あるとき、公開された数字だけを使い、不確かな分だけ互いに近づけたものです(経験ベイズ)。単位は組織の並び順で、順位ではありません。
report-method-context = 事業の文脈は、四半期中の本人の平均から、それより前の本人の平均を引いたものです。四半期中に2回以上、前に4回以上答えた人が対象です。
report-method-not-told = 「示せません」は、自分と比べられる人が{ $least }人に満たないか、示すと{ $least }人未満のことがわかってしまうか、全員が同じ値になる場合です。
report-method-rest = 「ほかの人」は、自分の行がない人です。小さな単位をまとめたものと、その単位に直接いる人で、合計が欠けないようにしています。
report-method-reviews = 最初の反応は、どちらの四半期も{ $least }人以上・20件以上が必要で、4分の1以上の伸び縮みを変化とみなします(方針として決めた値)。「素通し」は一言もない早い承認で、どちらの四半期も40件以上あり、偶然と区別できる差だけを示します。
report-method-done = 振り返った週は20ポイントきざみです。フォローアップは数えるだけで、読みません。
report-method-remote = リモートの日数は、働く日が4日以上あり、場所がわかっている週が対象です。2種類以上の週がある人だけで、1行は10人以上、本人の中では日数ごとに同じ重みです。行を組み合わせて少人数のことがわかる場合は、その行を伏せます。
report-limits = わからないこと
report-limit-cause = 理由は何も示していません。変化は、人が以前の自分と違うことを示すだけです。
report-limit-chance = 20の区間のうち1つは、偶然だけでいつもから外れます。四半期をまたいで続くものを見てください。
report-limit-validity = 質問は短く、しきい値は方針として決めたもので、外部での検証はありません。診断でも、部門やリーダーの成績でもありません。
report-limit-confidential = 匿名ではなく、秘密を守るものです。集団だけ、変化だけを示します。ほとんど変わらない集団の水準は、長い間に推測されるおそれがあります。
report-method-fixed = 締まった四半期は、後で訂正や消去があっても変わりません。同じ選び方のファイルは、どれも同じ数字です。
report-method-hash = 表紙のハッシュ値は数字のもので、言語や形式が違っても同じです。JSONファイルには、その元の文字列が入っています。ファイルはハッシュ値とともに台帳に載ります。
