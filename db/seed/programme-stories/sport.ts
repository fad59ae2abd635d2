import { group, type ProgrammeStory } from './story.ts'

export const sport: readonly ProgrammeStory[] = [
  {
    ...{ by: 'sport', direction: 'sport', name: 'Плавание для начинающих', activity: 'Плавание' },
    summary: 'Перестаём бояться воды за месяц, плывём сами за три.',
    description: 'Группы по восемь человек, тёплая вода в малой ванне. Нужна справка от педиатра.',
    ...{ ages: [6, 9], register: 'certified', price: 11_000, hours: 72 },
    groups: [
      group('пн, ср 15:00–15:45', 'Громова Алла Сергеевна', 8, 8, { room: 'малая ванна' }),
      group('вт, чт 15:00–15:45', 'Громова Алла Сергеевна', 8, 5, { room: 'малая ванна' }),
    ],
  },
  {
    ...{ by: 'sport', direction: 'sport', name: 'Футбол', activity: 'Футбол' },
    summary: 'Техника, команда и игра по субботам.',
    description: 'Зимой в манеже, летом на поле. Форму выдаём, бутсы свои.',
    ...{ ages: [7, 12], register: 'preprofessional', price: 0, hours: 230 },
    groups: [group('пн, ср, пт 16:00–17:30', 'Громов Андрей Павлович', 20, 17, { room: 'поле' })],
  },
  {
    ...{ by: 'sport', direction: 'sport', name: 'Лыжные гонки', activity: 'Лыжные гонки' },
    summary: 'Зима длинная, и это прекрасно.',
    description: 'Бег и роллеры осенью, лыжи с первого снега. Инвентарь базы.',
    ...{ ages: [9, 17], register: 'general', price: 0, hours: 230 },
    groups: [group('вт, чт, сб 15:30–17:30', 'Панов Сергей Витальевич', 18, 7, { room: 'лыжная база' })],
  },
  {
    ...{ by: 'sport', direction: 'sport', name: 'Адаптивная физкультура', activity: 'Адаптивный спорт' },
    summary: 'Движение для детей с особенностями здоровья: в зале и в воде.',
    description: 'Занятия вдвоём с тренером и в маленькой группе. Родители могут быть рядом.',
    ...{ ages: [5, 17], register: 'general', price: 0, hours: 72, adapted: true },
    groups: [group('пн, пт 11:00–12:00', 'Панова Юлия Витальевна', 6, 3, { room: 'зал ЛФК' })],
  },
  {
    ...{ by: 'school4', direction: 'sport', name: 'Волейбол', activity: 'Волейбол' },
    summary: 'Подача, приём и чувство команды.',
    description: 'Школьная секция для девочек и мальчиков, весной кубок района.',
    ...{ ages: [11, 17], register: 'general', price: 0, hours: 144 },
    groups: [group('вт, пт 17:00–18:30', 'Дорофеев Кирилл Олегович', 16, 10, { room: 'спортзал' })],
  },
  {
    ...{ by: 'sport', direction: 'sport', name: 'Самбо', activity: 'Самбо' },
    summary: 'Падать без синяков, побеждать без злости.',
    description: 'Общая подготовка, приёмы, соревнования с третьего месяца.',
    ...{ ages: [8, 14], register: 'certified', price: 6_000, hours: 108 },
    groups: [group('пн, ср, пт 18:00–19:30', 'Алиев Руслан Тимурович', 16, 16, { window: 'over', room: 'зал борьбы' })],
  },
]

/** About forty programmes: free and paid, full, with one seat left, closed, opening soon. */
