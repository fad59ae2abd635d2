import { describe, expect, test } from 'vitest'
import { findPersonal, type Named, personalWords } from './personal.ts'

const people: Named[] = [
  { surname: 'Петров', name: 'Иван', patronymic: 'Сергеевич', gender: 'male' },
  { surname: 'Петрова', name: 'Вера', patronymic: 'Викторовна', gender: 'female' },
]
const found = (text: string) => findPersonal(text, people).map(({ text: part }) => part)

describe('what reaches somebody is found', () => {
  test.each([
    ['Звоните 8 921 555-10-01 вечером', '8 921 555-10-01'],
    ['Мой номер +7(921)5551001.', '+7(921)5551001'],
    ['городской 5-50-66', '5-50-66'],
    ['тел. 89215551001', '89215551001'],
    ['8.921.555.10.01', '8.921.555.10.01'],
    ['тел89215551001звоните', '89215551001'],
    ['８ ９２１ ５５５-１０-０１', '8 921 555-10-01'],
    ['8\u200b9\u200b2\u200b1\u200b5\u200b5\u200b5\u200b1\u200b0\u200b0\u200b1', '89215551001'],
    ['8/921/555/10/01, вечером', '8/921/555/10/01'],
    [
      'Мой номер: восемь девятьсот двадцать один пятьсот пятьдесят пять десять ноль один',
      'восемь девятьсот двадцать один пятьсот пятьдесят пять десять ноль один',
    ],
    ['8_921*555|10 01', '8_921*555|10 01'],
    ['восемь 921 пятьсот 55 десять ноль один, жду', 'восемь 921 пятьсот 55 десять ноль один'],
    ['89215551001 89215551002 89215551003', '89215551001 89215551002 89215551003'],
    ['почта anna_p собака semya точка ru', 'anna_p собака semya точка ru'],
    ['anna_p (at) semya.ru', 'anna_p (at) semya.ru'],
    ['anna_p @ semya . ru', 'anna_p @ semya . ru'],
    ['anna_p＠semya.ru', 'anna_p@semya.ru'],
    ['пишите anna_p@semya.example', 'anna_p@semya.example'],
    ['пишите на почта@семья.рф', 'почта@семья.рф'],
    ['фото на https://foto.example/klub?id=1 смотрите', 'https://foto.example/klub?id=1'],
    ['наша группа vk.com/robots', 'vk.com/robots'],
    ['сайт кружок.рф', 'кружок.рф'],
    ['мой телеграм @anna_petrova', '@anna_petrova'],
  ])('%s', (text, part) => {
    expect(found(text)).toEqual([part])
  })
})

describe('names of the family are found in any case', () => {
  test.each([
    ['Ивану нравится', 'Ивану'],
    ['занимались с Иваном', 'Иваном'],
    ['Наш ИВАН доволен', 'ИВАН'],
    ['Семья Петровых: спрашивайте Петрову', 'Петрову'],
    ['я, Вера, мама', 'Вера'],
    ['наш Ив\u0301ан', 'Иван'],
    ['наш Ив\u0061н', 'Ив\u0061н'],
    ['наш И в а н', 'Иван'],
    ['П.Е.Т.Р.О.В', 'ПЕТРОВ'],
    ['зовут его Сергеевичем', 'Сергеевичем'],
  ])('%s', (text, part) => {
    expect(found(text)).toContain(part)
  })
})

test.each([
  'Ходили с 2025 по 2026 год, в 2025–2026 учебном году, цена 12 000 рублей за 72 часа.',
  'Занятия с 16:00 до 17:30 в кабинете 12, дети 7–10 лет. Группа 10-12 человек.',
  'Появилась вера в себя.',
  'Спасибо педагогу Вере Павловне и Ивану Ильичу: настоящие мастера!',
  'Всё отлично!Рекомендую.Придём ещё.',
  'Начали 01.09.2025, закончили 31/05/2026, ждём 1.9.26. Ходим три года.',
  'Считали хором: один, два, три, четыре, пять! Двести рублей за сто минут.',
  'Лето 2024, 2025 и 2026. Дети 7, 8, 9, 10, 11, 12 лет.',
  'Рядом живёт собака. Нет очередей. А в кружке я и мама.',
  'За 9 месяцев 6 роботов, 3 выезда и 100 % счастья.',
])('a text without personal data passes: %s', (text) => {
  expect(found(text)).toEqual([])
})

test('a repeated find is told once, and the sentence says what to remove', () => {
  const twice = findPersonal('Иван рад. Иван и 8 921 555-10-01', people)
  expect(personalWords(twice)).toBe('Уберите телефон «8 921 555-10-01» и имя «Иван»: эти слова увидят все')
})

test('a long text of digits and dots is read in no time', () => {
  const before = performance.now()
  findPersonal('1.'.repeat(1500), people)
  findPersonal('а@'.repeat(1500), people)
  findPersonal('8 '.repeat(1500), people)
  findPersonal('a-'.repeat(1500), people)
  findPersonal('а '.repeat(1500), people)
  findPersonal('один '.repeat(600), people)
  findPersonal('а собака '.repeat(330), people)
  expect(performance.now() - before).toBeLessThan(1000)
})
