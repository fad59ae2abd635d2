import { describe, expect, test } from 'vitest'
import { type Case, declineName, type Gender } from './decline.ts'

const of = (text: string) => {
  const [surname = '', name = '', ...rest] = text.split(' ')
  return { surname, name, patronymic: rest.join(' ') || null }
}

describe('a full name takes the case the sentence wants', () => {
  test.each<[string, Case, Gender | null, string]>([
    ['Петрова Анна Викторовна', 'genitive', 'female', 'Петровой Анны Викторовны'],
    ['Петрова Анна Викторовна', 'dative', null, 'Петровой Анне Викторовне'],
    ['Сергеева Алла Юрьевна', 'genitive', null, 'Сергеевой Аллы Юрьевны'],
    ['Панова Любовь Ильинична', 'dative', null, 'Пановой Любови Ильиничне'],
    ['Мамедов Рашад Эльдар оглы', 'instrumental', null, 'Мамедовым Рашадом Эльдар оглы'],
    ['Петров Илья Андреевич', 'genitive', 'male', 'Петрова Ильи Андреевича'],
    ['Римский-Корсаков Николай Андреевич', 'instrumental', 'male', 'Римским-Корсаковым Николаем Андреевичем'],
    ['Шевченко Пётр Львович', 'accusative', 'male', 'Шевченко Петра Львовича'],
    ['Черных Павел Павлович', 'prepositional', 'male', 'Черных Павле Павловиче'],
    ['Ким Любовь', 'genitive', 'female', 'Ким Любови'],
    ['Ким Лев', 'dative', 'male', 'Киму Льву'],
    ['Седых Соня', 'genitive', 'female', 'Седых Сони'],
    ['Петрова Анна-Мария', 'genitive', 'female', 'Петровой Анны-Марии'],
    ['Мамедов Рашад Эльдар оглы', 'genitive', 'male', 'Мамедова Рашада Эльдар оглы'],
  ])('%s, %s, %s', (name, to, gender, declined) => {
    expect(declineName(of(name), to, { gender })).toBe(declined)
  })

  test('a name that does not tell the gender stays as it is', () => {
    expect(declineName(of('Оол Айдыс'), 'genitive')).toBe('Оол Айдыс')
  })

  test('forms given by hand win', () => {
    const forms = { dative: 'Заяцу Ивану Ивановичу', genitive: 'Зайца Ивана Ивановича' }
    expect(declineName(of('Заяц Иван Иванович'), 'genitive', { gender: 'male', forms })).toBe('Зайца Ивана Ивановича')
  })
})
