import { group, type ProgrammeStory } from './story.ts'

export const tourism: readonly ProgrammeStory[] = [
  {
    ...{ key: 'hiking', by: 'forest', direction: 'tourism', name: 'Пеший туризм', activity: 'Пеший туризм' },
    summary: 'Рюкзак, компас и пять походов за год.',
    description: 'Узлы, карты, первая помощь и каша на костре. Снаряжение клуба, ботинки свои.',
    ...{ ages: [10, 16], register: 'certified', price: 6_600, hours: 108 },
    groups: [group('ср 17:00–19:00; вс 10:00–14:00', 'Снегирёв Пётр Алексеевич', 15, 9)],
  },
  {
    ...{ by: 'forest', direction: 'tourism', name: 'Скалолазание на стенде', activity: 'Скалолазание' },
    summary: 'Стена шесть метров, страховка и маршруты для любого роста.',
    description: 'Техника, выносливость и доверие к напарнику. Нужна справка от врача.',
    ...{ ages: [8, 17], register: 'paid', price: 10_800, hours: 72 },
    groups: [group('вт, чт 18:00–19:30', 'Морозов Игнат Павлович', 10, 7, { room: 'скалодром' })],
  },
  {
    ...{ by: 'school4', direction: 'tourism', name: 'Родной край', activity: 'Краеведение' },
    summary: 'Старые карты, музеи и рассказы бабушек о том, каким был город.',
    description: 'Собираем школьный музей и водим по нему экскурсии.',
    ...{ ages: [10, 15], register: 'significant', price: 0, hours: 72 },
    groups: [group('пн 15:30–17:00', 'Ильина Светлана Борисовна', 15, 4, { room: 'музей' })],
  },
  {
    ...{ by: 'forest', direction: 'tourism', name: 'Водный поход', activity: 'Водный туризм' },
    summary: 'Байдарки, спасжилеты и сплав в июне.',
    description: 'Зимой бассейн и теория, весной тренировки на озере. Умение плавать обязательно.',
    ...{ ages: [12, 17], register: 'certified', price: 9_000, hours: 90, closed: true },
    groups: [group('сб 15:00–17:30', 'Морозов Игнат Павлович', 12, 12)],
  },
]
