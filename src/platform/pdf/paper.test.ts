import { afterAll, describe, expect, test } from 'vitest'
import { closePapers, type Paper, qrCode, typeset } from './index.ts'
import { readPaper } from './testing.ts'

type Application = { number: string; child: string; text: string }

const application: Paper<Application> = {
  name: 'application',
  title: ({ number }) => `Заявка № ${number}`,
  template: `
= Ребёнок
#facts((("Имя", data.child), ("Телефон", none)))
#ruled(("Месяц", "Сумма"), data.months, align: (left, right), total: ("Итого", "2"))
#shown(data.text)
#tick(true)[Согласна]
#tick(false)[Не согласна]
#signature("Заявитель", name: "Петрова А. В.")
#cut()
#note[Оплата до 10 числа.]
#parties((title: "Исполнитель", lines: ("Дворец",)), (title: "Заказчик", lines: (data.child,)))
`,
  data: ({ number, child, text }) => ({
    head: { number, date: '1 сентября 2026 года', addressee: ['В центр'], qr: qrCode('https://example.org/1') },
    child,
    text,
    months: [
      ['сентябрь', 1],
      ['октябрь', 1],
    ],
  }),
  samples: { plain: { number: '7', child: 'Петров Илья', text: 'Прошу принять.' } },
}
const plain = { number: '7', child: 'Петров Илья', text: 'Прошу принять.' }

afterAll(() => closePapers())

describe('a paper', () => {
  test('is a tagged PDF with its title and language', async () => {
    const pdf = await typeset(application, plain)
    expect(Buffer.from(pdf.subarray(0, 8)).toString()).toBe('%PDF-1.7')
    const { tags, ...reading } = await readPaper(pdf)
    expect(reading).toMatchObject({ title: 'Заявка № 7', language: 'ru', tagged: true, pages: 1 })
    expect(tags).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Table', 'THead', 'TH', 'TD', 'TFoot', 'Figure']))
    expect(tags.filter((tag) => tag === 'H1')).toHaveLength(1)
  })

  test('of the same facts has the same bytes', async () => {
    expect(await typeset(application, plain)).toEqual(await typeset(application, plain))
  })

  test('names its number, date and version, and shows nothing as a dash', async () => {
    const { text } = await readPaper(await typeset({ ...application, version: '2026.1' }, plain))
    for (const words of ['№ 7 от 1 сентября 2026 года', 'Версия формы 2026.1', 'Лист 1 из 1', 'Телефон', '—', 'Итого'])
      expect(text).toContain(words)
  })

  test('without a version of its own carries the fingerprint of its template', async () => {
    const version = async (paper: typeof application) =>
      /Версия формы (\w{8})\b/.exec((await readPaper(await typeset(paper, plain))).text)?.[1]
    const first = await version(application)
    expect(first).toBe(await version(application))
    expect(first).not.toBe(await version({ ...application, template: `${application.template} ` }))
  })
})

const hostile = {
  'Typst code': '#import "/etc/passwd": *; #panic()',
  'every mark of Typst': '$x$ \\ "кавычки" \'a\' `raw` *b* _i_ <lab> @ref = h // c /* d ~ -- ... [a] {b}',
  'the end of a string': '") #panic("',
  emoji: '👨‍👩‍👧 и 😀',
  'half of an emoji': 'а\ud83d!',
  'control characters': 'а\u0000б\u0007в\u202eг',
}

describe('a value comes out literally', () => {
  test.each(Object.entries(hostile))('%s', async (_, value) => {
    const pdf = await typeset(application, { number: value.slice(0, 90), child: value, text: value })
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    const { text, title } = await readPaper(pdf)
    expect(squeeze(title)).toBe(squeeze(`Заявка № ${value.slice(0, 90).toWellFormed()}`))
    expect(squeeze(text).split(squeeze(value.toWellFormed())).length).toBeGreaterThan(2)
  })

  test.each([
    ['in one piece', 'Я'.repeat(10_000)],
    ['in words', 'слово Я '.repeat(1_250)],
  ])('10 000 letters %s', async (_, value) => {
    const { text, pages } = await readPaper(await typeset(application, { ...plain, text: value }))
    expect(text.split('Я')).toHaveLength(value.split('Я').length)
    expect(pages).toBeGreaterThan(1)
  })
})

/** Without blanks and what the typeface does not draw: such letters are kept only as the hidden text of the PDF. */
function squeeze(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}\p{Extended_Pictographic}\ufffd]/gu, '')
}
