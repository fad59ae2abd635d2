import type { ProviderKind } from '#providers'

/** Organisations of the demo town; `place` is the number of their municipality. */
export type ProviderStory = {
  key: string
  place: 0 | 1 | 2
  kind: ProviderKind
  name: string
  shortName: string
  inn: string
  address: string
  /** Degrees from the middle of the municipality. */
  at: readonly [latitude: number, longitude: number]
  /** The last four digits. */
  phone: string
  head: readonly [post: string, name: string]
  licence: string | null
  description: string
  /** Without an agreement no certificate pays: families see why before they apply. */
  agreement: boolean
}

export const providerStories: readonly ProviderStory[] = [
  {
    ...{ key: 'ddt', place: 0, kind: 'municipal', inn: '2804001015', agreement: true },
    name: 'Муниципальное бюджетное учреждение дополнительного образования «Дом детского творчества»',
    shortName: 'Дом детского творчества',
    ...{ address: 'ул. Ленина, 12', at: [0.002, 0.001], phone: '0112' },
    head: ['Директор', 'Соколова Марина Юрьевна'],
    licence: 'Л035-01272-10/00214455',
    description:
      'Сорок лет учим рисовать, петь, мастерить и дружить. Две мастерские, сцена на сто мест и самовар на переменах.',
  },
  {
    ...{ key: 'quantum', place: 0, kind: 'municipal', inn: '2804001022', agreement: true },
    name: 'Государственное автономное учреждение «Детский технопарк „Кванториум {quantum}“»',
    shortName: 'Кванториум «{quantum}»',
    ...{ address: 'ул. Набережная, 3', at: [0.006, 0.014], phone: '0240' },
    head: ['Директор', 'Лебедев Олег Ильич'],
    licence: 'Л035-01272-10/00218811',
    description:
      'Технопарк для тех, кому интересно, как всё устроено: роботы, дроны, программы и лаборатория с лазерным станком.',
  },
  {
    ...{ key: 'sport', place: 0, kind: 'municipal', inn: '2804001030', agreement: true },
    name: 'Муниципальное учреждение «Спортивная школа „Старт“»',
    shortName: 'Спортивная школа «Старт»',
    ...{ address: 'ул. Стадионная, 1', at: [-0.003, -0.012], phone: '0331' },
    head: ['Директор', 'Громов Андрей Павлович'],
    licence: 'Л035-01272-10/00217002',
    description: 'Бассейн, зал и лыжная база. Тренеры помогут полюбить движение и тем, кто пока не чемпион.',
  },
  {
    ...{ key: 'arts', place: 1, kind: 'municipal', inn: '2805002011', agreement: true },
    name: 'Муниципальное учреждение дополнительного образования «Детская школа искусств имени Рахманинова»',
    shortName: 'Школа искусств',
    ...{ address: 'пл. Соборная, 5', at: [0.002, -0.007], phone: '0500' },
    head: ['Директор', 'Вересова Нина Аркадьевна'],
    licence: 'Л035-01272-10/00220190',
    description:
      'Музыка, живопись и танец: от первой ноты до поступления в училище. Каждую пятницу открытый концерт учеников.',
  },
  {
    ...{ key: 'school4', place: 0, kind: 'municipal', inn: '2804001047', agreement: true },
    name: 'Муниципальное общеобразовательное учреждение «Школа № 4»',
    shortName: 'Школа № 4',
    ...{ address: 'ул. Мира, 40', at: [-0.009, 0.009], phone: '0440' },
    head: ['Директор', 'Ильина Светлана Борисовна'],
    licence: 'Л035-01272-10/00215604',
    description: 'Кружки сразу после уроков, чтобы не ездить через весь город. Принимаем и ребят из других школ.',
  },
  {
    ...{ key: 'lingua', place: 1, kind: 'commercial', inn: '2805002028', agreement: true },
    name: 'Общество с ограниченной ответственностью «Лингва плюс»',
    shortName: 'Студия языков «Лингва»',
    ...{ address: 'ул. Садовая, 18', at: [-0.001, 0.007], phone: '0618' },
    head: ['Генеральный директор', 'Ким Алина Сергеевна'],
    licence: 'Л035-01272-10/00231775',
    description: 'Английский и китайский в группах до восьми человек. Говорим с первого занятия, не боимся ошибок.',
  },
  {
    ...{ key: 'forest', place: 2, kind: 'association', inn: '2806003017', agreement: true },
    name: 'Региональная общественная организация «Клуб путешественников „Тропа“»',
    shortName: 'Клуб «Тропа»',
    ...{ address: 'ул. Лесная, 2', at: [0.002, -0.004], phone: '0202' },
    head: ['Председатель', 'Снегирёв Пётр Алексеевич'],
    licence: null,
    description: 'Ходим в походы, ищем старые дороги и учимся разводить костёр с одной спички.',
  },
  {
    ...{ key: 'vetrov', place: 2, kind: 'entrepreneur', inn: '280600300123', agreement: false },
    name: 'Индивидуальный предприниматель Ветров Илья Сергеевич',
    shortName: 'Мастерская Ветрова',
    ...{ address: 'ул. Заречная, 7', at: [-0.002, 0.004], phone: '0707' },
    head: ['Предприниматель', 'Ветров Илья Сергеевич'],
    licence: 'Л035-01272-10/00240013',
    description:
      'Столярная мастерская и гончарный круг для детей. Работаем первый год, с районом договор ещё подписываем.',
  },
]
