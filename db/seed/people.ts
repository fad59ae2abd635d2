import type { Role } from '#access'
import type { PersonName } from '#kernel/names'
import type { Municipality } from '#region'
import { sceneOf } from './scenes.ts'

/** Where somebody works: a reception point, an organisation or a municipality of the town, by its key. */
type Place = 'ddt-point' | 'school-point' | 'ddt' | 'quantum' | 'vetrov' | 'town'

export type DemoPerson = {
  key: string
  name: PersonName
  email: string
  role: Role
  place?: Place
  rights?: readonly string[]
  /** Number of the home municipality: the town, its neighbour, the far district. */
  home: 0 | 1 | 2
  /** What their cabinet shows, for the list of people to sign in as. */
  story: string
  /** The page that shows the story best. */
  opens: string
}

/** Everybody's in the demo, for those who want to sign in by hand. */
export const demoPassword = 'kruzhok-demo-2026'

const family = (
  key: string,
  name: string,
  story: string,
  more: Partial<Pick<DemoPerson, 'home' | 'opens'>> = {},
): DemoPerson => ({
  ...{ key, name: named(name), email: `${key}@semya.example`, role: 'family', home: 0, story, opens: '/my' },
  ...more,
})

const worker = (
  key: string,
  name: string,
  work: Pick<DemoPerson, 'role' | 'place' | 'rights' | 'story' | 'opens'>,
): DemoPerson => ({ key, name: named(name), email: `${key}@rabota.example`, home: 0, ...work })

const people: readonly DemoPerson[] = [
  family(
    'anna-petrova',
    'Петрова Анна Викторовна',
    'Двое детей, сертификат пока у одного. У Ивана идёт договор на шахматы, номинал успел уменьшиться за лето, роботы ждут, когда семья примет оферту. Марии сертификат ещё не оформлен. Отец детей просит доступ.',
  ),
  family(
    'sergey-petrov',
    'Петров Сергей Николаевич',
    'Второй родитель: попросил доступ к карточке Ивана и ждёт, что ответит мама.',
    { opens: '/my/children' },
  ),
  family(
    'nikita-orlov',
    'Орлов Никита Дмитриевич',
    'Ему 14: свой кабинет. Записался на Python, технопарк молчит дольше положенного срока.',
  ),
  family('elena-orlova', 'Орлова Елена Дмитриевна', 'Мама Никиты: завела карточку и поделилась ею с сыном.'),
  family(
    'pavel-kuznetsov',
    'Кузнецов Павел Ильич',
    'Ввёл дату рождения Льва с ошибкой. Театр отказал, в астрономии заявку ещё смотрят, на вечерних роботов он стоит в очереди, в кораблики записался на месте по кодовой фразе. Мама ребёнка просит доступ.',
  ),
  family(
    'irina-kuznetsova',
    'Кузнецова Ирина Олеговна',
    'Добавляла Льва с верной датой рождения: программа узнала его по СНИЛС и предложила запросить доступ.',
    { opens: '/my/children' },
  ),
  family(
    'darya-smirnova',
    'Смирнова Дарья Андреевна',
    'Подала заявление на сертификат Алисы два дня назад: осталось прийти в пункт приёма с документами.',
  ),
  family(
    'ekaterina-volkova',
    'Волкова Екатерина Юрьевна',
    'Сертификат Тимофея «в обработке»: школа приняла документы, активировать может только другой пункт. Заявка в судомодельный подана, но зачислить пока нельзя.',
  ),
  family(
    'petr-nikitin',
    'Никитин Пётр Алексеевич',
    '{neighbour}. Варвара с сентября танцует в «Радуге» по сертификату: договор действует и уже продлён на следующий период, идёт пятый день из семи, когда можно отказаться. О «Радуге» семья написала отзыв, и ей ответили; судомодельный кружок закончился, его можно оценить.',
    { home: 1 },
  ),
  family(
    'oleg-zaytsev',
    'Зайцев Олег Романович',
    '{far} распределил все деньги на год: сертификат есть, а заплатить им нельзя. Бесплатные программы доступны.',
    { home: 2 },
  ),
  family(
    'olga-mironova',
    'Миронова Ольга Сергеевна',
    '{far}. Номинал для детей с ОВЗ здесь один на район: он у Дарьи, а её брат-близнец Дмитрий второй в очереди.',
    { home: 2 },
  ),
  worker('gromova', 'Громова Татьяна Ивановна', {
    ...{ role: 'reception', place: 'ddt-point', rights: ['accept', 'activate', 'see-personal-data', 'merge'] },
    story:
      'Уполномоченный пункт: принимает документы, видит данные ребёнка, активирует сертификаты, объединяет карточки одного ребёнка.',
    opens: '/reception',
  }),
  worker('frolova', 'Фролова Людмила Петровна', {
    ...{ role: 'reception', place: 'school-point', rights: ['accept'] },
    story: 'Школа принимает документы, но не активирует и не видит персональных данных: сверяет по бумаге.',
    opens: '/reception',
  }),
  worker('sokolova', 'Соколова Марина Юрьевна', {
    ...{ role: 'provider', place: 'ddt', rights: [] },
    story:
      'Дом детского творчества: новые заявки, занятые места и очередь на полную группу, договоры, отказ, пролонгация на следующий период.',
    opens: '/provider',
  }),
  worker('lebedev', 'Лебедев Олег Ильич', {
    ...{ role: 'provider', place: 'quantum', rights: [] },
    story:
      'Кванториум: одна заявка просрочена, вторая пришла вчера. В сертификации новой программы отказали с причиной.',
    opens: '/provider',
  }),
  worker('vetrov', 'Ветров Илья Сергеевич', {
    ...{ role: 'provider', place: 'vetrov', rights: [] },
    story: 'Мастерская первый год в реестре: соглашения с районом ещё нет, и по сертификату к ней не записаться.',
    opens: '/provider/agreements',
  }),
  worker('ilyin', 'Ильин Андрей Борисович', {
    ...{ role: 'municipality', place: 'town', rights: [] },
    story: '{body}: видит предел, номиналы и сколько денег осталось.',
    opens: '/municipality',
  }),
  worker('karimova', 'Каримова Эльвира Маратовна', {
    ...{ role: 'region', rights: [] },
    story:
      'Отвечает за реестр сертификатов: видит его в числах по муниципалитетам и где прошли сроки. Ждут решения заявление организации, программа и отзыв о шахматах.',
    opens: '/region',
  }),
  worker('belov', 'Белов Кирилл Павлович', {
    ...{ role: 'support', rights: [] },
    story: 'Служба поддержки: одно обращение взял вчера и ещё не ответил, второе пришло утром. Номера и адреса скрыты.',
    opens: '/support/desk',
  }),
  worker('ahmetova', 'Ахметова Диляра Ринатовна', {
    ...{ role: 'region', rights: [] },
    story:
      'Второй сотрудник регионального оператора: новости, помощь и письма, которые не дошли. Вдвоём с коллегой снимают второй фактор. Скрытую новость мастерской исправили, она ждёт ответа.',
    opens: '/region/news',
  }),
]

/** Everybody of the list as they live in the region of these municipalities. */
export function peopleOf(places: readonly Pick<Municipality, 'name' | 'authorisedBody'>[]): DemoPerson[] {
  const { people: own = {} } = sceneOf(places)
  const [home, neighbour, far] = places
  const words: Record<string, string> = {
    body: home?.authorisedBody ?? '',
    neighbour: capital(neighbour?.name ?? ''),
    far: capital(far?.name ?? ''),
  }
  return people.map((person) => {
    const told = { ...person, ...own[person.key] }
    return { ...told, story: told.story.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? '') }
  })
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function named(text: string): PersonName {
  const [surname = '', name = '', patronymic = null] = text.split(' ')
  return { surname, name, patronymic }
}
