import { group, type ProgrammeStory } from './story.ts'

export const science: readonly ProgrammeStory[] = [
  {
    ...{ by: 'ddt', direction: 'science', name: 'Юный натуралист', activity: 'Биология' },
    summary: 'Живой уголок, микроскоп и дневник наблюдений за озером.',
    description: 'Ухаживаем за черепахами, считаем птиц и узнаём, кто живёт в капле воды.',
    ...{ ages: [7, 11], register: 'certified', price: 5_000, hours: 72, adapted: true },
    groups: [group('пн, пт 16:00–17:00', 'Лапина Вера Николаевна', 12, 5, { room: 'живой уголок' })],
  },
  {
    ...{ by: 'school4', direction: 'science', name: 'Занимательная химия', activity: 'Химия' },
    summary: 'Вулканы, кристаллы и невидимые чернила — с объяснениями, почему так.',
    description: 'Безопасные опыты в школьной лаборатории и подготовка к олимпиаде для тех, кто захочет.',
    ...{ ages: [11, 14], register: 'significant', price: 0, hours: 72 },
    groups: [group('чт 15:30–17:00', 'Егорова Анна Михайловна', 14, 9, { room: 'каб. 22' })],
  },
  {
    ...{ key: 'astronomy', by: 'quantum', direction: 'science', name: 'Астрономия для всех', activity: 'Астрономия' },
    summary: 'Телескоп на крыше, карта Луны и ночные наблюдения раз в месяц.',
    description: 'Зимой планеты, летом Млечный Путь. Для облачных вечеров есть планетарий.',
    ...{ ages: [9, 17], register: 'certified', price: 6_400, hours: 64, months: 8 },
    groups: [group('пт 18:00–20:00', 'Орлова Татьяна Викторовна', 15, 7, { room: 'крыша' })],
  },
  {
    ...{ by: 'forest', direction: 'science', name: 'Школа юного лесовода', activity: 'Экология' },
    summary: 'Сажаем лес, который вырастет вместе с нами.',
    description: 'Питомник, лесные тропы, работа с лесничеством. Свой участок за каждой группой.',
    ...{ ages: [10, 16], register: 'significant', price: 0, hours: 90 },
    groups: [group('сб 11:00–14:00', 'Снегирёв Пётр Алексеевич', 15, 6, { room: 'лесничество' })],
  },
  {
    ...{ by: 'lingua', direction: 'science', name: 'Ментальная арифметика', activity: 'Математика' },
    summary: 'Считаем на счётах, потом в уме, потом быстрее папы.',
    description: 'Тренируем внимание и память. Группы по уровню, не по возрасту.',
    ...{ ages: [6, 10], register: 'paid', price: 14_400, hours: 72 },
    groups: [group('вт, чт 17:30–18:30', 'Гусева Мария Артёмовна', 8, 5)],
  },
]
