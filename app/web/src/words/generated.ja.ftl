### だれも一行ずつは読まないファイル。

generated = 人が読まないファイル
generated-about = 自動生成されたファイル、外部から取り込んだファイル、ロックファイルは、プルリクエストの大きさに数えません。Iroriにはあらかじめ一覧があり、ここで決めた行はその後に続けて読まれます。
generated-own = 独自の行
generated-own-hint = .gitattributesや.gitignoreと同じ書き方で、1行に1つずつ入力してください。例:api/gen/、*.schema.json。!で始まる行は、!dist/のように、当てはまるファイルを除きます。1つのファイルに複数の行が当てはまるときは、最後の行に従います。
generated-most = { $lines }行まで、各行{ $length }文字までです。
generated-press = この行を保存
generated-from-now = これから届くものに適用されます。すでに届いたものは、そのときの数え方のままです。ファイルを含むデータをもう一度取り込むと、数え直されます。
generated-set = { $at }に変更されました。
generated-built-in = Iroriにあらかじめある一覧
said-generated-paths = 行を保存しました。これから届くものに適用されます。
wrong-generated-line = { $line }行目はパターンとして読めません。
wrong-generated-lines = { $lines }行あります。保存できるのは{ $most }行までです。
wrong-generated-length = { $line }行目は{ $length }文字あります。保存できるのは{ $most }文字までです。
wrong-generated-all = 行が多すぎます。
