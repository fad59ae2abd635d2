import { afterEach, describe, expect, test } from 'vitest'
import { smtpMailer } from './index.ts'
import { aMailServer, closeMailServers } from './testing.ts'

const mail = {
  key: 'application-7',
  to: 'anna@mail.ru',
  letter: 'hello',
  subject: 'Заявка принята',
  html: '<p>Заявка принята</p>',
  text: 'Заявка принята',
  stop: null,
}
afterEach(closeMailServers)

describe('the way out by SMTP', () => {
  test('sends one letter to one address, and a repeat has the same Message-ID', async () => {
    const { url, received } = await aMailServer({})
    const mailer = await smtpMailer({ url, from: 'Кружок <no-reply@kruzhok.example>' })
    await mailer.deliver(mail)
    await mailer.deliver(mail)
    await mailer.close()
    const ids = received.map((letter) => /^Message-ID: (<[0-9a-f]{32}@kruzhok\.example>)\r$/m.exec(letter)?.[1])
    expect(ids).toHaveLength(2)
    expect(ids[0]).toBeTruthy()
    expect(ids[1]).toBe(ids[0])
    expect(received[0]).toContain('To: anna@mail.ru')
  })

  test('says what the server said, so that the job is repeated', async () => {
    const { url } = await aMailServer({ 'RCPT TO': '451 try later' })
    const mailer = await smtpMailer({ url, from: 'no-reply@kruzhok.example' })
    await expect(mailer.deliver(mail)).rejects.toThrow(/^the mail server 127.0.0.1:\d+ did not take the letter: 451/)
    await mailer.close()
  })

  test('gives mail programs the link that ends letters of its kind by one press', async () => {
    const { url, received } = await aMailServer({})
    const mailer = await smtpMailer({ url, from: 'no-reply@kruzhok.example' })
    await mailer.deliver({ ...mail, stop: 'https://kruzhok.example/letters/stop/abc.def' })
    await mailer.close()
    expect(received[0]).toContain('List-Unsubscribe: <https://kruzhok.example/letters/stop/abc.def>')
    expect(received[0]).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })

  test.each([
    ['RCPT TO', '550 no such user here', 'nobody'],
    ['RCPT TO', '552 the box is full', 'never'],
    ['RCPT TO', '450 greylisted', 'later'],
    ['MAIL FROM', '451 later', 'later'],
    ['RCPT TO', '421 closing', 'away'],
    ['EHLO', '421 too busy', 'away'],
  ])('to %s «%s» means %s', async (command, answer, obstacle) => {
    const { url } = await aMailServer({ [command]: answer, HELO: answer })
    const mailer = await smtpMailer({ url, from: 'no-reply@kruzhok.example' })
    await expect(mailer.deliver(mail)).rejects.toMatchObject({ obstacle })
    await mailer.close()
  })

  test('says when the server is away', async () => {
    const mailer = await smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'no-reply@kruzhok.example' })
    await expect(mailer.deliver(mail)).rejects.toThrow('ECONNREFUSED')
    await mailer.close()
  })
})
