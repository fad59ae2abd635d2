import { expect, test } from 'vitest'
import { createLogger } from './index.ts'

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = []
  write(createLogger({ destination: { write: (line) => void lines.push(line) } }))
  return lines.join('')
}

test('a SNILS, a document number and an address do not reach the log, wherever they stand', () => {
  const text = logged((log) => {
    log.info({ child: { snils: '112-233-445 95', documentNumber: 'II-АГ 654321' } }, 'looked at 11223344595')
    log.error(new Error('Key (snils)=(112-233-445 95) of ivan@mail.ru, passport 45 09 123456'))
  })
  for (const secret of ['112-233-445', '11223344595', '654321', 'ivan@mail.ru', '123456'])
    expect(text).not.toContain(secret)
})

test('cookies, passwords and tokens are hidden at any depth', () => {
  const token = 'k'.repeat(43)
  const text = logged((log) => {
    log.info({
      headers: { cookie: 'a=1', authorization: 'Bearer x1' },
      form: { password: 'hunter2', passwordAgain: 'hunter3' },
    })
    log.warn({ recoveryToken: 'abc' }, `GET /recovery/${token}`)
  })
  for (const secret of ['a=1', 'x1', 'hunter2', 'hunter3', '"abc"', token]) expect(text).not.toContain(secret)
})

test('an error of the database keeps what names the fault and loses the row', () => {
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'child_snils',
    detail: 'Key=(Петров)',
  })
  const text = logged((log) => log.error({ err: new Error('broken', { cause: error }) }, 'request failed'))
  expect(text).toContain('23505')
  expect(text).toContain('child_snils')
  expect(text).not.toContain('Петров')
})

test('ids and instants stay readable', () => {
  const text = logged((log) =>
    log.info({ at: Temporal.Instant.from('2026-09-01T00:00:00Z'), id: '0199a5b0-7c1e-7000-8000-000000000001' }),
  )
  expect(text).toContain('2026-09-01T00:00:00Z')
  expect(text).toContain('0199a5b0-7c1e-7000-8000-000000000001')
})
