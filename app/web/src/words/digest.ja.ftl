### チームの週を短くまとめたもの。チャットやメールに貼り付けるため。

digest-open = この週のまとめ(貼り付け用)
digest-kicker = チャットやメールに
digest-title = { $team }、{ $week }
digest-closed = { $closed }に締まりました。
digest-closed-late = { $closed }に遅れて締まりました(その時点の記録による)。
digest-talk = 話し合うこと
digest-talk-none = 目立ったことはありません。
digest-more = ほかに{ $more }件が続いており、下に示します。
digest-try = 試せることを一つ:{ $try }
digest-changed = 変わったこと
digest-changed-first = 比べられる前の週はありません。
digest-changed-nothing = { $week }と比べて、変わったことはありません。
digest-open-still = 続いていること
digest-open-none = 前から続いているものはありません。
digest-well = うまくいったこと
digest-well-none = いつもより良いもの、いつも通りに戻ったものはありません。
digest-people = この週の状態
digest-reviews = プルリクエストのレビュー
digest-reviews-none = この週には、チームのレビューについて公開されたものがありません。
digest-follow-ups = フォローアップ
digest-follow-ups-open =
    { $open ->
        [0] いま未完了のものはありません。
       *[other] いま{ $open }件が未完了です。
    }
digest-follow-ups-done =
    { $all ->
        [0] この{ $weeks }週間に書かれたものはありません。
       *[other] この{ $weeks }週間に書かれた{ $all }件のうち、完了は{ $done }件、取りやめは{ $dropped }件、未完了は{ $open }件です。
    }
digest-task = { $what } — { $who }、{ $day }まで
digest-task-unreadable = (開けない文章)
digest-task-nobody = アカウントのなくなった人
digest-tells = これでわかること
digest-tells-change = それぞれの人のいつもと比べた変化です。誰がどうであるかは示さず、名前も出しません。
digest-tells-least = 人について言うことは、少なくとも{ $least }人に基づき、誰か一人を除いても成り立ちます。レビューは、フォージで誰もが見られる記録を数えたものです。
digest-tells-same = メンバーにもリーダーと同じものが見えます。
digest-link = この週のページ

## まわりのページ

digest-back = ← この週のページ
digest-copy = 貼り付け用
digest-markdown = 同じ内容のMarkdown
digest-with = 未完了のフォローアップの文章も入れる
digest-without = フォローアップの文章を入れない
digest-file = Markdownのファイルで受け取る
digest-file-ledger = ファイルの内容はここと同じです。受け取ったことは閲覧の記録に記録され、チームのメンバーに見えます。
