/** What a mail server answered, for people who mend it. */
const words: readonly [RegExp, string][] = [
  [/cannot be written/, 'Письмо не составить: ошибка программы, сообщите разработчикам'],
  [/\b55[013]\b|user unknown|no such user/i, 'Такого адреса нет'],
  [/\b552\b|quota|full/i, 'Ящик переполнен'],
  [/\b(554|5\.7\.\d)\b|spam/i, 'Сервер получателя отказался: похоже на рассылку'],
  [/EAUTH|\b535\b/, 'Наш почтовый сервер не принял пароль'],
  [/\b4\d\d\b/, 'Сервер просит подождать'],
  [/ECONN|ETIMEDOUT|ESOCKET|EDNS|ETLS|ENOTFOUND/, 'Наш почтовый сервер не отвечает'],
]

export function inWords(problem: string): string {
  return words.find(([sign]) => sign.test(problem))?.[1] ?? 'Сервер не взял письмо'
}
