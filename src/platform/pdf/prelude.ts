/**
 * What every paper shares, in Typst: `sheet` (page, type, head, footer; laid by `compose.ts`) and the pieces that
 * templates use: `facts`, `ruled`, `tick`, `blank`, `signature`, `signatures`, `cut`, `small`, `note`.
 */
export const prelude = String.raw`
#let ink = rgb("#1d2430")
#let quiet = rgb("#5a6472")
#let hairline = rgb("#c3c9d2")

#let small(body) = text(size: 8.5pt, fill: quiet, body)

#let breakable(value) = value.replace(regex("[\\p{L}\\p{N}]{30}"), part => part.text + "\u{200b}")
// Values are shown as they are; nothing is a dash. A "word" too long for any line may be broken, an address may not.
#let shown(value) = if value == none or value == "" { "—" } else if type(value) != str { str(value) } else {
  if value.len() > 30 and value.split().any(word => word.len() > 60) { breakable(value) } else { value }
}

// A QR code from its squares, one byte each; the light border is part of it.
#let qr-code(code, size: 28mm) = image(
  bytes(code.squares),
  format: (encoding: "luma8", width: code.width, height: code.width),
  width: size,
  scaling: "pixelated",
  alt: "QR-код: " + code.text,
)

// At most so many letters, for places that have one line.
#let brief(text, most) = {
  let letters = text.clusters()
  if letters.len() > most { letters.slice(0, most).join() + "…" } else { text }
}

#let lines-of(lines) = lines.map(shown).join(linebreak())

// The top of the first sheet: issuer and QR code, addressee, title, number and date.
#let sheet-head(title, head) = {
  let issuer = head.at("issuer", default: ())
  let addressee = head.at("addressee", default: ())
  let code = head.at("qr", default: none)
  if issuer.len() > 0 or code != none {
    grid(
      columns: (1fr, auto),
      column-gutter: 10mm,
      text(size: 9.5pt, fill: quiet, lines-of(issuer)),
      if code != none { qr-code(code) },
    )
    v(5mm, weak: true)
  }
  if addressee.len() > 0 {
    align(right, block(width: 82mm, { set align(left); set par(justify: false); lines-of(addressee) }))
    v(7mm, weak: true)
  }
  heading(level: 1, shown(title))
  let marks = ()
  if head.at("number", default: none) != none { marks.push("№ " + shown(head.number)) }
  if head.at("date", default: none) != none { marks.push("от " + shown(head.date)) }
  if marks.len() > 0 { align(center, text(size: 11pt, marks.join(" "))) }
  v(6mm, weak: true)
}

// Below every sheet. The words are looked up and not passed: what a page is set up with is part of the key of Typst's
// caches, and so the unchanging parts of a paper are laid out once for all people.
#let running-foot(version) = context {
  let (page, pages) = (here().page(), counter(page).final().first())
  line(length: 100%, stroke: 0.4pt + hairline)
  v(-2.2mm)
  grid(
    columns: (1fr, auto),
    column-gutter: 6mm,
    row-gutter: 1.4mm,
    small(query(<foot>).map(it => it.value).join()), small[Лист #page из #pages],
    small(version),
  )
}

#let sheet(title: "", name: "", version: "", head: (:), body) = {
  set page(
    paper: "a4",
    margin: (left: 25mm, right: 15mm, top: 20mm, bottom: 22mm),
    header: none,
    footer: running-foot(if name == "" { "Версия формы " } else { "Форма «" + name + "», версия " } + version),
  )
  set text(font: "PT Serif", size: 10.5pt, lang: "ru", fill: ink, hyphenate: true, costs: (hyphenation: 200%))
  set par(justify: true, leading: 0.62em, spacing: 0.85em)
  set list(indent: 3mm, marker: "–")
  set enum(indent: 3mm)
  show heading: set par(justify: false)
  show heading: set text(hyphenate: false)
  show heading.where(level: 1): it => align(center, block(above: 0pt, below: 2.5mm, text(size: 15pt, it.body)))
  show heading.where(level: 2): set text(size: 11.5pt)
  show heading.where(level: 2): set block(above: 6mm, below: 3mm, sticky: true)
  show heading.where(level: 3): set text(size: 10.5pt, style: "italic", weight: "regular")
  show heading.where(level: 3): set block(above: 4mm, below: 2mm, sticky: true)
  show table: set par(justify: false)
  show table: set text(hyphenate: false)
  { set document(title: title, date: none); metadata(none) }
  sheet-head(title, head)
  let number = head.at("number", default: none)
  [#metadata(brief(title + if number != none { " № " + shown(number) }, 90)) <foot>]
  // The title is the only heading of the first level: "=" in a template is a section of the second.
  set heading(offset: 1)
  body
}

// Names and values side by side: rows are pairs.
#let facts(rows, label-width: 34%) = table(
  columns: (label-width, 1fr),
  stroke: (x, y) => (bottom: 0.4pt + hairline),
  inset: (x: 0pt, y: 1.7mm),
  column-gutter: 4mm,
  ..rows.map(((label, value)) => (text(fill: quiet, label), shown(value))).flatten(),
)

// A ruled table with a header that repeats on every page; "align" is one per column.
#let ruled(header, rows, columns: auto, align: left, total: none) = table(
  columns: if columns == auto { header.len() } else { columns },
  align: align,
  stroke: 0.4pt + hairline,
  inset: (x: 2mm, y: 1.5mm),
  fill: (x, y) => if y == 0 { rgb("#f1f3f6") },
  table.header(..header.map(cell => text(size: 9.5pt, weight: "bold", cell))),
  ..rows.flatten().map(shown),
  ..if total != none { (table.footer(..total.map(cell => strong(shown(cell)))),) },
)

// A box made by hand or by the record; the word says it to those who listen.
#let tick(done, body) = grid(
  columns: (4mm, 1fr),
  column-gutter: 2.5mm,
  figure(
    alt: if done { "Отмечено" } else { "Не отмечено" },
    box(width: 3.6mm, height: 3.6mm, stroke: 0.7pt + ink, if done {
      place(curve(
        stroke: 1.1pt + ink,
        curve.move((0.7mm, 1.9mm)), curve.line((1.5mm, 2.8mm)), curve.line((3mm, 0.8mm)),
      ))
    }),
  ),
  body,
)

// A line to write on, with what is to be written below it.
#let blank(width: 1fr, under: none) = box(width: width, baseline: if under == none { 0pt } else { 3.4mm }, stack(
  spacing: 1.1mm,
  line(length: 100%, stroke: 0.5pt + ink),
  if under != none { align(center, small(under)) },
))

// "Role ____ (signature) ____ (name) ____ (date)", kept on one page.
#let signature(role, name: none, date: none) = block(breakable: false, above: 8mm, grid(
  columns: (1fr, 36mm, 50mm, 26mm),
  column-gutter: 4mm,
  row-gutter: 1.1mm,
  align: (left + bottom, center + bottom, center + bottom, center + bottom),
  role, [], if name != none { name } else { [] }, if date != none { date } else { [] },
  [], ..(line(length: 100%, stroke: 0.5pt + ink),) * 3,
  [], small[подпись], small[фамилия и инициалы], small[дата],
))

#let signatures(rows) = for row in rows {
  signature(row.role, name: row.at("name", default: none), date: row.at("date", default: none))
}

// Two parties side by side: each a title and lines, with a place to sign.
#let parties(..sides) = grid(
  columns: (1fr,) * sides.pos().len(),
  column-gutter: 10mm,
  inset: (top: 1mm),
  ..sides.pos().map(side => block(breakable: false, {
    set par(justify: false)
    strong(side.title)
    linebreak()
    lines-of(side.lines)
  })),
  ..sides.pos().map(side => {
    v(9mm)
    blank(width: 100%, under: "подпись, расшифровка")
  }),
)

// Where the sheet is cut: what follows stays with the person.
#let cut(words: "линия отреза") = block(above: 7mm, below: 7mm, width: 100%, {
  place(center + horizon, line(length: 100%, stroke: (paint: quiet, thickness: 0.6pt, dash: "dashed")))
  align(center, box(fill: white, inset: (x: 2mm), small(words)))
})

#let note(body) = block(
  width: 100%, inset: (left: 4mm, y: 1mm), stroke: (left: 2pt + hairline), above: 4mm, below: 4mm, small(body),
)
`
