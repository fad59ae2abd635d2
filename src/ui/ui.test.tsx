import { describe, expect, test } from 'vitest'
import {
  Checkbox,
  emptyFrame,
  Form,
  fieldId,
  Page,
  parseSight,
  renderPage,
  samples,
  Table,
  TextField,
  usualSight,
  writeSight,
} from './index.ts'
import { tidy } from './typography.ts'

const frame = { ...emptyFrame, csrf: 'token', newKey: () => 'key' }
const errors = [{ field: 'child.surname', message: 'Введите фамилию' }]

function form() {
  return (
    <Page title="Кто ребёнок?" errors={errors} answers={{ 'child.surname': '<b>', consent: 'yes' }}>
      <Form action="/child">
        <TextField name="child.surname" label="Фамилия" hint="Как в свидетельстве" />
        <TextField name="phone" label="Телефон" optional />
        <Checkbox name="consent" label="Согласен" />
      </Form>
    </Page>
  )
}

describe('a form with errors', () => {
  const html = renderPage(frame, form())

  test('says so in the title, first in the summary and with the same words at the field', () => {
    expect(html).toContain('<title>Ошибка: Кто ребёнок? — Кружок</title>')
    expect(html).toContain('<a href="#child-surname">Введите фамилию</a>')
    expect(html).toMatch(/id="child-surname-error"><span class="visually-hidden">Ошибка: <\/span>Введите фамилию/)
    expect(html).toContain('role="alert"')
  })

  test('keeps the answers, escaped, and joins hint and error to the field', () => {
    expect(html).toContain('value="&lt;b>"')
    expect(html).toContain('aria-describedby="child-surname-hint child-surname-error"')
    expect(html).toMatch(/name="consent" value="yes" checked/)
  })

  test('carries the token and the key, and marks what is optional', () => {
    expect(html).toContain('name="_csrf" value="token"')
    expect(html).toContain('name="_key" value="key"')
    expect(html).toContain('Телефон<span class="optional"> (необязательно)</span>')
  })
})

test('a search form carries neither token nor key', () => {
  const html = renderPage(
    frame,
    <Page title="Поиск">
      <Form action="/find" method="get">
        <TextField name="q" label="Что" />
      </Form>
    </Page>,
  )
  expect(html).not.toContain('_csrf')
  expect(html).not.toContain('_key')
})

test('the summary leads to the first part of a date', () => {
  expect(fieldId('bornOn.day')).toBe('bornOn')
  expect(fieldId('bornOn.month')).toBe('bornOn-month')
})

test('a table keeps its roles and names each cell for the phone', () => {
  const columns = [
    { label: 'Номер', cell: (row: string) => row, head: true },
    { label: 'Сумма', cell: () => '1' },
  ]
  const html = renderPage(
    frame,
    <Page title="Т">
      <Table caption="Т" columns={columns} rows={['7']} rowKey={(row) => row} />
    </Page>,
  )
  expect(html).toContain('data-label="Сумма" role="cell"')
  expect(html).toContain('<th scope="row" role="rowheader">7</th>')
})

test('preferences of sight survive the cookie and stand on the document', () => {
  const sight = parseSight({ size: '200', scheme: 'blue', images: 'off', font: 'comic' })
  expect(parseSight(writeSight(sight))).toEqual(sight)
  expect(writeSight(usualSight)).toBe('')
  expect(renderPage({ ...frame, sight }, form())).toContain(
    '<html lang="ru" data-size="200" data-scheme="blue" data-images="off">',
  )
})

test('short words and numbers do not hang at the end of a line', () => {
  expect(tidy('Занятие, с которого всё начнётся в 5 лет')).toBe(
    'Занятие, с\u00a0которого всё начнётся в\u00a05\u00a0лет',
  )
})

describe.each(samples.map((sample) => [sample.name, sample] as const))('sample %s', (_, sample) => {
  const html = renderPage(
    { ...frame, signedIn: { name: 'Анна', menu: [{ href: '/my', label: 'Дети', count: 1 }] }, demo: true },
    sample.render(),
  )

  test('has nothing inline that the content policy forbids', () => {
    expect(html).not.toMatch(/\sstyle=/)
    expect(html).not.toMatch(/\son[a-z]+="/)
    expect(html).not.toMatch(/<script(?![^>]*\ssrc)/)
  })

  test('uses every id once and refers only to ids that exist', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const wanted = [...html.matchAll(/\s(?:aria-describedby|aria-labelledby|for)="([^"]+)"/g)].flatMap((match) =>
      (match[1] ?? '').split(' '),
    )
    expect(wanted.filter((id) => id !== 'results' && !ids.includes(id))).toEqual([])
  })

  test('has one main heading', () => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
  })
})

test('lines of a menu stand under their group, marked where one is; a group of one line is that line', () => {
  const menu = [
    { href: '/a', label: 'Реестр' },
    { href: '/b', label: 'Письма', group: 'Регион', count: 2 },
    { href: '/c', label: 'Отзывы', group: 'Организация' },
    { href: '/d', label: 'Правила', group: 'Регион', count: 3 },
  ]
  const html = renderPage({ ...frame, path: '/d/1', signedIn: { name: 'Анна', menu } }, <Page title="Правила">да</Page>)
  expect(html).toMatch(
    /<summary aria-current="true">Регион<span class="count">5<\/span><\/summary><ul><li><a href="\/b"/,
  )
  expect(html).toContain('<details class="group" open><summary>Регион')
  expect(html).not.toContain('Организация')
  expect(html).toContain('<li><a href="/c">Отзывы</a></li>')
})

test('a page at an address of its own is marked at the line that it belongs to', () => {
  const menu = [
    { href: '/desk', label: 'Заявки' },
    { href: '/desk/programmes', label: 'Программы', under: ['/desk/groups'] },
  ]
  const at = (path: string) =>
    renderPage({ ...frame, path, signedIn: { name: 'Анна', menu } }, <Page title="Группа">да</Page>)
  expect(at('/desk/groups/7')).toContain('<a href="/desk/programmes" aria-current="true">')
  expect(at('/desk/groups/7')).toContain('<a href="/desk">')
  expect(at('/desk/groupsome')).toContain('<a href="/desk" aria-current="true">')
})
