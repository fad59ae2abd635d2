import type { Reader } from '#platform/db'
import { listMunicipalities, type Municipality, presets } from '#region'
import type { DemoPerson } from './people.ts'

/** What the town of one region has of its own; the stories are the same everywhere. */
export type Scene = {
  /** Where people live in the first three municipalities, then in the others. */
  localities: readonly [string, string, string, ...string[]]
  /** A number's beginning in the first three municipalities; four digits follow. Real regions: no subscriber has it. */
  phones: readonly [string, string, string]
  /** What the technopark is called after. */
  quantum: string
  /** Series of birth certificates, and the first two digits of passports. */
  birthSeries: string
  passports: string
  /** False: certificates are for accounting only, and what would be paid by certificate is paid by parents. */
  funded: boolean
  /** Before numbers of invented acts of real municipalities. */
  actPrefix: string
  /** Where a person's story or rights differ. */
  people?: Partial<Record<string, Partial<Pick<DemoPerson, 'story' | 'rights'>>>>
}

const onDemand: Scene['people'] = {
  'anna-petrova': {
    story:
      'Двое детей, сертификат пока у одного. У Ивана идёт договор на шахматы: деньги на сертификат зачислены под эту программу. Роботы ждут, когда семья примет оферту. Марии сертификат ещё не оформлен. Отец детей просит доступ.',
  },
}

const operatorDecides: Scene['people'] = {
  ...onDemand,
  'ekaterina-volkova': {
    story:
      'Сертификат Тимофея «в обработке»: школа приняла документы, решение принимает региональный оператор. Заявка в судомодельный подана, но зачислить пока нельзя.',
  },
  gromova: {
    rights: ['accept', 'see-personal-data', 'merge'],
    story:
      'Пункт приёма: принимает документы, видит данные ребёнка, объединяет карточки одного ребёнка. Решение о сертификате принимает региональный оператор.',
  },
  frolova: { story: 'Школа принимает документы, не видя персональных данных: сверяет по бумаге.' },
  karimova: {
    story: 'Региональный оператор: решает о сертификатах в три рабочих дня, видит реестр в числах и где прошли сроки.',
  },
}

const accounting: Scene['people'] = {
  'anna-petrova': {
    story:
      'Двое детей, сертификат учёта пока у одного. У Ивана идёт договор на шахматы, роботы ждут, когда семья примет оферту: обе программы платные. Марии сертификат ещё не оформлен. Отец детей просит доступ.',
  },
  'ekaterina-volkova': {
    story:
      'Сертификат Тимофея «в обработке»: школа приняла документы, осталось активировать. Заявка в судомодельный подана, но зачислить пока нельзя.',
  },
  'petr-nikitin': { story: '{neighbour}. Варвара с сентября танцует в «Радуге»: договор действует, платит семья.' },
  'oleg-zaytsev': {
    story: '{far}. У Софьи сертификат учёта: бесплатные программы доступны, за платные заплатила бы семья.',
  },
  'olga-mironova': { story: '{far}. У близнецов Дарьи и Дмитрия сертификаты учёта: номинал в регионе не введён.' },
  frolova: {
    rights: ['accept', 'activate'],
    story:
      'Школа принимает документы и активирует сертификаты, но не видит персональных данных: сверяет по бумаге, защищённого канала нет.',
  },
  ilyin: { story: '{body}: номинал не введён, сертификаты только для учёта.' },
}

/** By the name of the preset. */
const scenes: Record<keyof typeof presets, Scene> = {
  demo: {
    localities: ['г. Озёрный', 'г. Приозёрск', 'пос. Заречный'],
    phones: ['8 (48200) 2-', '8 (48210) 3-', '8 (48220) 4-'],
    ...{ quantum: 'Озёрный', birthSeries: 'II-ОЗ', passports: '47', funded: true, actPrefix: '' },
  },
  amur: {
    localities: ['г. Благовещенск', 'г. Белогорск', 'г. Тында', 'г. Свободный', 'г. Зея', 'с. Тамбовка'],
    phones: ['8 (4162) 00-', '8 (41641) 0-', '8 (41656) 0-'],
    ...{ quantum: 'Амур', birthSeries: 'II-ОТ', passports: '10', funded: true, actPrefix: 'демо-' },
    people: onDemand,
  },
  komi: {
    localities: ['г. Сыктывкар', 'г. Ухта', 'с. Выльгорт', 'г. Воркута', 'г. Усинск', 'г. Печора'],
    phones: ['8 (8212) 00-', '8 (8216) 00-', '8 (82130) 0-'],
    ...{ quantum: 'Печора', birthSeries: 'II-ЕА', passports: '87', funded: true, actPrefix: 'демо-' },
  },
  smolensk: {
    localities: ['г. Смоленск', 'г. Вязьма', 'г. Рославль', 'г. Десногорск', 'г. Сафоново', 'г. Ярцево'],
    phones: ['8 (4812) 00-', '8 (48131) 0-', '8 (48134) 0-'],
    ...{ quantum: 'Днепр', birthSeries: 'II-МП', passports: '66', funded: true, actPrefix: 'демо-' },
    people: operatorDecides,
  },
  vladimir: {
    localities: ['г. Владимир', 'г. Ковров', 'г. Суздаль', 'г. Муром', 'г. Гусь-Хрустальный', 'г. Александров'],
    phones: ['8 (4922) 00-', '8 (49232) 0-', '8 (49231) 0-'],
    ...{ quantum: 'Клязьма', birthSeries: 'II-НА', passports: '17', funded: false, actPrefix: 'демо-' },
    people: accounting,
  },
}

/** The municipalities in the order in which scenes speak of them. */
export async function listPlaces(reader: Reader): Promise<Municipality[]> {
  return (await listMunicipalities(reader)).sort((a, b) => a.code.localeCompare(b.code))
}

/** The scene of the region that stands in the database: its first municipality tells. */
export function sceneOf([home]: readonly Pick<Municipality, 'name'>[]): Scene {
  const found = Object.values(presets).find(({ municipalities }) => municipalities[0]?.name === home?.name)
  if (!found) throw new Error(`no region's first municipality is called ${home?.name}`)
  return scenes[found.name as keyof typeof presets]
}

/** «8 (4162) 00-11-12» from the last four digits, and the same as machines keep it. */
export function phoneIn({ phones }: Scene, place: 0 | 1 | 2, tail: string): { words: string; digits: string } {
  const words = `${phones[place]}${tail.slice(0, 2)}-${tail.slice(2)}`
  return { words, digits: `+7${words.replace(/\D/g, '').slice(1)}` }
}
