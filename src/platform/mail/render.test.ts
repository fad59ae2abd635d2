import { describe, expect, test } from 'vitest'
import { type Letter, renderLetter } from './index.ts'

const sender = { regionName: 'Озёрная область', publicUrl: new URL('https://kruzhok.example') }
const welcome: Letter<{ name: string; href: string; subject?: string }> = {
  name: 'welcome',
  kind: 'security',
  subject: ({ name, subject }) => subject ?? `Здравствуйте, ${name}!`,
  body: ({ name, href }) => [
    { heading: `Здравствуйте, ${name}!` },
    { p: 'Первая строка\nвторая строка' },
    { list: [name, 'второй пункт'] },
    { facts: [['Имя', name]] },
    { button: 'Подтвердить адрес', href },
    { small: 'Ссылка действует 72 часа.' },
  ],
  samples: {},
}
const written = (name: string, href = '/confirmation/1') => renderLetter(welcome, { name, href }, sender)

describe('a letter', () => {
  test('is written twice from the same blocks, as HTML and as text', () => {
    const { subject, html, text } = written('Анна')
    expect(subject).toBe('Здравствуйте, Анна!')
    for (const words of [
      'Анна',
      'второй пункт',
      'https://kruzhok.example/confirmation/1',
      'потому что указали',
      'Озёрная',
    ]) {
      expect(html).toContain(words)
      expect(text).toContain(words)
    }
    expect(html).toContain('Первая строка<br>вторая строка')
    expect(text).toContain('Подтвердить адрес:\nhttps://kruzhok.example/confirmation/1')
    expect(html).toContain('<html lang="ru">')
  })

  test('shows hostile names as they are', () => {
    const { html, text } = written(`<img src=x onerror="alert('1')">&`)
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;')
    expect(text).toContain(`<img src=x onerror="alert('1')">&`)
  })

  test.each(['Тема\r\nBcc: thief@example.org', 'Тема\nещё', 'Тема\u2028ещё', '', 'а'.repeat(201)])(
    'refuses the subject %j',
    (subject) => {
      const write = () => renderLetter(welcome, { name: 'Анна', href: '/', subject }, sender)
      expect(write).toThrow('the subject of the letter welcome')
    },
  )

  test.each(['javascript:alert(1)', '//evil.example/', '/\\evil.example', 'data:text/html,x', 'confirmation'])(
    'refuses a button to %s',
    (href) => expect(() => written('Анна', href)).toThrow(),
  )

  test('may send people to another site', () => {
    expect(written('Анна', 'https://www.gosuslugi.ru/a?b=1&c="').html).toContain(
      'https://www.gosuslugi.ru/a?b=1&amp;c=%22',
    )
  })
})
