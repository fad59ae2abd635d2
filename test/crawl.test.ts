/**
 * Everybody walks through the whole town by its links: no page breaks and no link leads nowhere. Then every form that was
 * met is sent with what nobody should type: it is answered with a page that says what to do, never with a break.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBroken } from '../src/app/invariants.ts'
import { aWholeTown, type WholeTown } from './support/whole-town.ts'

const bad = [
  '\u0000',
  'а\u0000б',
  '',
  ' ',
  '9'.repeat(400),
  '-1',
  '31.02.2026',
  '__proto__',
  '<b>',
  '\u202e😀',
  '1e308',
]

type Form = { role: string; token: string; page: string; action: string; fields: string[]; files: boolean }

let town: WholeTown
const forms = new Map<string, Form>()

beforeAll(async () => {
  town = await aWholeTown()
})
afterAll(() => town.close())

test('no page of anybody breaks, and no link of the site leads nowhere', async () => {
  const wrong: string[] = []
  let seen = 0
  for (const person of [{ role: 'anyone', token: '' }, ...town.people])
    seen += await walk(person, (problem) => wrong.push(problem))
  expect(wrong).toEqual([])
  expect(seen).toBeGreaterThan(200)
}, 300_000)

test('every form takes what nobody should type without breaking', async () => {
  expect(forms.size).toBeGreaterThan(60)
  const wrong: string[] = []
  let turn = 0
  for (const form of forms.values())
    for (let time = 0; time < 3; time += 1) {
      turn += 1
      const fields = form.fields.map((name, place) => [name, bad[(turn + place) % bad.length] ?? ''])
      const { status } = await town.web.post(form.action, form.token, Object.fromEntries(fields))
      if (status >= 500) wrong.push(`${form.role} ${form.page} → ${form.action} → ${status}: ${JSON.stringify(fields)}`)
    }
  expect(wrong).toEqual([])
}, 300_000)

test('and whatever was changed by it, the invariants hold', async () => {
  expect((await findBroken(town.fresh.db.reader)).broken).toEqual([])
})

async function walk({ role, token }: { role: string; token: string }, tell: (problem: string) => void) {
  // Lists lead to hundreds of pages of one shape.
  const met = new Set<string>()
  const ways: [string, string][] = [
    ['/', ''],
    ['/my', ''],
    ['/provider', ''],
    ['/municipality', ''],
    ['/region', ''],
  ]
  let seen = 0
  for (let way = ways.shift(); way; way = ways.shift()) {
    const [url, from] = way
    const shape = shapeOf(url)
    if (met.has(shape)) continue
    met.add(shape)
    const { status, text, location } = await town.web.get(url, token)
    seen += 1
    // Instructions are for everybody to read, also those about the cabinets of others.
    if (status >= 500 || (status === 404 && from && !from.startsWith('/help')))
      tell(`${role} ${from} → ${url} → ${status}`)
    if (status === 303 && location !== '/cabinet') ways.push([location, from])
    if (status !== 200 || !text.startsWith('<!doctype')) continue
    for (const link of linksOf(text)) ways.push([link, url])
    for (const form of formsOf(text)) {
      const key = `${role} ${shapeOf(form.action)}`
      if (!forms.has(key)) forms.set(key, { role, token, page: url, ...form })
    }
  }
  return seen
}

/** An address without what differs between things of one kind. */
function shapeOf(url: string): string {
  const [path = '', query = ''] = (url.split('#')[0] ?? '').split('?')
  const names = [...new URLSearchParams(query).keys()].sort().join('&')
  return `${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, ':id')}?${names}`
}

/** Without the demo's own pages, and the door of the cabinet, which asks for a session that these people have not. */
function linksOf(html: string): string[] {
  return [...html.matchAll(/<a [^>]*?href="(\/[^"]*)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&').split('#')[0] ?? '')
    .filter((href) => !/^\/(demo|dev|sign-out|cabinet)/.test(href))
}

function formsOf(html: string): Omit<Form, 'role' | 'token' | 'page'>[] {
  return [...html.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, head = '']) => head.includes('method="post"') && !head.includes('sign-out'))
    .map(([, head = '', inside = '']) => ({
      action: (/action="([^"]+)"/.exec(head)?.[1] ?? '/').replaceAll('&amp;', '&'),
      fields: [...inside.matchAll(/ name="([^"]+)"/g)].map(([, name = '']) => name).filter((name) => name[0] !== '_'),
      files: head.includes('multipart'),
    }))
    .filter(({ files }) => !files)
}
