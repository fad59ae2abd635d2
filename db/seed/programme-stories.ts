import type { ProgrammeDirection, ProgrammeForm, Register } from '#programmes'

/** `times` are «вт, чт 16:00–17:30; сб 10:00–11:00»; `window` is when applications are received. */
export type GroupStory = {
  key?: string
  times: string
  teacher: string
  room?: string
  seats: number
  taken: number
  window?: 'soon' | 'over'
}

export type ProgrammeStory = {
  key?: string
  by: string
  direction: ProgrammeDirection
  name: string
  activity: string
  summary: string
  description: string
  ages: readonly [number, number]
  register: Register
  /** Roubles for the whole module. */
  price: number
  hours: number
  months?: number
  form?: ProgrammeForm
  adapted?: boolean
  closed?: boolean
  groups: readonly GroupStory[]
}

const marina = 'Соколова Марина Юрьевна'
const oleg = 'Лебедев Олег Ильич'
const group = (
  times: string,
  teacher: string,
  seats: number,
  taken: number,
  more: Partial<GroupStory> = {},
): GroupStory => ({
  ...{ times, teacher, seats, taken },
  ...more,
})

const tech: ProgrammeStory[] = [
  {
    ...{ key: 'robots', by: 'ddt', direction: 'tech', name: 'Первые роботы', activity: 'Робототехника' },
    summary: 'За год ребёнок соберёт шесть роботов и научится объяснять, почему они ездят не туда.',
    description:
      'Начинаем с простых механизмов из конструктора, потом добавляем моторы и датчики. Весной — соревнования роботов-лабиринтов.\nПрограммировать учимся на карточках и в Scratch, читать бегло не обязательно.',
    ...{ ages: [7, 10], register: 'certified', price: 12_000, hours: 72 },
    groups: [
      group('вт, чт 16:00–17:30', marina, 15, 11, { room: 'каб. 12' }),
      group('сб 10:00–13:00', oleg, 12, 11, { key: 'last-seat', room: 'каб. 12' }),
      group('пн, ср 17:45–19:15', marina, 12, 12, { key: 'full', room: 'каб. 14' }),
    ],
  },
  {
    ...{ key: 'arduino', by: 'quantum', direction: 'tech', name: 'Лаборатория Arduino', activity: 'Электроника' },
    summary: 'Умная теплица, кодовый замок и метеостанция: всё работает, потому что спаяно самим.',
    description:
      'Учимся читать схемы, паять и писать на C++. В конце года каждый показывает своё устройство на ярмарке проектов.',
    ...{ ages: [10, 14], register: 'certified', price: 6_000, hours: 36, months: 4 },
    groups: [group('вт 17:00–19:00', oleg, 10, 6, { room: 'лаб. 2' })],
  },
  {
    ...{
      by: 'quantum',
      direction: 'tech',
      name: 'Дроны: сборка и полёт',
      activity: 'Беспилотные летательные аппараты',
    },
    summary: 'Собираем квадрокоптер с нуля и учимся летать на нём по приборам.',
    description:
      'Аэродинамика, пайка, настройка полётного контроллера, съёмка с воздуха. Полёты в зале и на поле за городом.',
    ...{ ages: [12, 17], register: 'certified', price: 18_000, hours: 108 },
    groups: [group('пт 16:00–19:00', 'Рыжов Денис Игоревич', 8, 3, { room: 'ангар' })],
  },
  {
    ...{
      key: 'python',
      by: 'quantum',
      direction: 'tech',
      name: 'Программирование на Python',
      activity: 'Программирование',
    },
    summary: 'От первой строчки до собственной игры и телеграм-бота.',
    description: 'Переменные, циклы, функции и немного математики там, где без неё не обойтись. Ноутбуки есть.',
    ...{ ages: [11, 16], register: 'certified', price: 9_600, hours: 72, form: 'mixed' },
    groups: [
      group('пн, ср 16:30–18:00', 'Орлова Татьяна Викторовна', 12, 9, { room: 'лаб. 5' }),
      group('сб 14:00–17:00', 'Рыжов Денис Игоревич', 12, 2, { room: 'лаб. 5' }),
    ],
  },
  {
    ...{ by: 'school4', direction: 'tech', name: 'Инженеры будущего', activity: 'Инженерное дело' },
    summary: 'Мосты из макарон, катапульты и лифты: считаем, строим, ломаем, считаем снова.',
    description: 'Школьный инженерный кружок для тех, кто любит делать руками. Материалы даёт школа.',
    ...{ ages: [9, 12], register: 'general', price: 0, hours: 72 },
    groups: [group('вт, пт 15:00–16:00', 'Фёдоров Максим Андреевич', 12, 12, { room: 'каб. 31' })],
  },
  {
    ...{ key: 'ships', by: 'ddt', direction: 'tech', name: 'Судомодельный', activity: 'Судомоделизм' },
    summary: 'Парусники и катера, которые действительно плавают.',
    description: 'От чертежа до спуска на воду на весенней регате. Работаем с деревом, картоном и пластиком.',
    ...{ ages: [8, 14], register: 'general', price: 0, hours: 144 },
    groups: [group('пн, чт 15:30–17:30', 'Мельник Геннадий Степанович', 10, 4, { room: 'мастерская' })],
  },
  {
    ...{ by: 'vetrov', direction: 'tech', name: 'Столярка для детей', activity: 'Столярное дело' },
    summary: 'Табуретка, скворечник и меч, который не стыдно подарить.',
    description: 'Настоящие инструменты, детские верстаки и мастер рядом. Халаты и очки выдаём.',
    ...{ key: 'no-agreement', ages: [8, 15], register: 'certified', price: 8_000, hours: 48, months: 6 },
    groups: [group('сб 11:00–13:00', 'Ветров Илья Сергеевич', 6, 1)],
  },
]

const art: ProgrammeStory[] = [
  {
    ...{ by: 'ddt', direction: 'art', name: 'Волшебная кисточка', activity: 'Изобразительное искусство' },
    summary: 'Рисуем гуашью, углём и чаем. Выставка работ каждый месяц.',
    description: 'Учимся видеть цвет, смешивать краски и не бояться белого листа. Подходит и тем, кто «не умеет».',
    ...{ ages: [5, 8], register: 'certified', price: 5_400, hours: 72, adapted: true },
    groups: [
      group('пн, ср 10:00–11:00', 'Белова Ирина Олеговна', 12, 7, { room: 'изостудия' }),
      group('вт, чт 18:00–19:00', 'Белова Ирина Олеговна', 12, 12, { room: 'изостудия' }),
    ],
  },
  {
    ...{ by: 'arts', direction: 'art', name: 'Фортепиано', activity: 'Инструментальное исполнительство' },
    summary: 'Предпрофессиональная программа: специальность, сольфеджио и хор.',
    description:
      'Приём по прослушиванию в мае и августе. Срок обучения восемь лет, после окончания выдаём свидетельство.',
    ...{ ages: [6, 9], register: 'preprofessional', price: 0, hours: 214 },
    groups: [group('пн, чт 14:00–15:00; сб 10:00–11:00', 'Вересова Нина Аркадьевна', 6, 5, { room: 'класс 3' })],
  },
  {
    ...{ by: 'arts', direction: 'art', name: 'Живопись', activity: 'Живопись' },
    summary: 'Натюрморт, пейзаж и портрет: четыре года до первой персональной выставки.',
    description: 'Рисунок, живопись, композиция, история искусства. Летом пленэр на озере.',
    ...{ ages: [10, 16], register: 'preprofessional', price: 0, hours: 330 },
    groups: [group('вт, чт, сб 15:00–17:30', 'Кузьмина Елена Павловна', 10, 6, { room: 'мастерская' })],
  },
  {
    ...{ key: 'raduga', by: 'arts', direction: 'art', name: 'Танцевальный ансамбль «Радуга»', activity: 'Хореография' },
    summary: 'Народный и современный танец, пять концертов в год и поездка на фестиваль.',
    description: 'Растяжка, постановка корпуса, ритм и сцена. Костюмы шьёт школа, туфли покупает семья.',
    ...{ ages: [6, 12], register: 'certified', price: 7_200, hours: 108 },
    groups: [
      group('пн, ср, пт 17:00–18:00', 'Зайцева Полина Романовна', 16, 13, { room: 'зал' }),
      group('вт, чт 18:15–19:45', 'Зайцева Полина Романовна', 16, 4, { room: 'зал' }),
    ],
  },
  {
    ...{
      key: 'theatre',
      by: 'ddt',
      direction: 'art',
      name: 'Театр «Маленький принц»',
      activity: 'Театральное искусство',
    },
    summary: 'Учимся говорить так, чтобы слышали, и слушать так, чтобы верили.',
    description: 'Сценическая речь, движение, этюды и два спектакля в год. Роли получают все.',
    ...{ ages: [9, 15], register: 'certified', price: 6_000, hours: 108 },
    groups: [group('вт, пт 16:30–18:30', 'Астахов Роман Львович', 15, 10, { room: 'сцена' })],
  },
  {
    ...{ by: 'ddt', direction: 'art', name: 'Вокальная студия «Ёлочка»', activity: 'Вокал' },
    summary: 'Поём дома, на сцене и в автобусе. Слух проверим, голос поставим.',
    description: 'Хор и сольные номера, дыхание и микрофон. На прослушивании достаточно спеть любимую песню.',
    ...{ ages: [6, 11], register: 'certified', price: 4_800, hours: 72 },
    groups: [group('ср, пт 15:00–16:00', 'Никитина Ольга Денисовна', 14, 6, { room: 'каб. 7' })],
  },
  {
    ...{ by: 'vetrov', direction: 'art', name: 'Гончарный круг', activity: 'Керамика' },
    summary: 'Первая кружка получится кривой, и это лучшая кружка на свете.',
    description: 'Лепим, крутим, обжигаем и расписываем. Глина и обжиг входят в цену.',
    ...{ ages: [7, 14], register: 'paid', price: 9_000, hours: 32, months: 4 },
    groups: [group('вс 12:00–14:00', 'Ветрова Дарья Олеговна', 6, 2)],
  },
  {
    ...{ by: 'school4', direction: 'art', name: 'Школьный ансамбль гитаристов', activity: 'Гитара' },
    summary: 'Три аккорда в сентябре, концерт у костра в мае.',
    description: 'Шестиструнная гитара для начинающих. Десять инструментов есть в школе.',
    ...{ ages: [10, 17], register: 'general', price: 0, hours: 72 },
    groups: [group('ср 16:00–18:00', 'Фёдоров Максим Андреевич', 10, 8, { room: 'актовый зал' })],
  },
  {
    ...{ by: 'arts', direction: 'art', name: 'Мультстудия', activity: 'Анимация' },
    summary: 'Придумываем историю, лепим героев и снимаем мультфильм кадр за кадром.',
    description: 'Сценарий, раскадровка, свет, звук и монтаж. В конце года премьера в кинотеатре «Родина».',
    ...{ ages: [8, 13], register: 'certified', price: 7_800, hours: 72 },
    groups: [
      group('сб 12:00–14:30', 'Кузьмина Елена Павловна', 10, 0, { window: 'soon', key: 'opens-soon', room: 'студия' }),
    ],
  },
]

const science: ProgrammeStory[] = [
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

const social: ProgrammeStory[] = [
  {
    ...{ by: 'lingua', direction: 'social', name: 'Английский с нуля', activity: 'Английский язык' },
    summary: 'Песни, игры и сказки: через год ребёнок рассказывает о себе без подсказки.',
    description: 'Восемь детей в группе, половина занятия в движении. Учебники входят в цену.',
    ...{ ages: [6, 8], register: 'certified', price: 16_000, hours: 72 },
    groups: [
      group('пн, ср 16:00–17:00', 'Ким Алина Сергеевна', 8, 6),
      group('вт, чт 16:00–17:00', 'Тихонова Юлия Игоревна', 8, 8),
    ],
  },
  {
    ...{ by: 'lingua', direction: 'social', name: 'Разговорный английский', activity: 'Английский язык' },
    summary: 'Только говорим: фильмы, споры и звонки сверстникам из других стран.',
    description: 'Для тех, кто учит язык в школе, но молчит. Занятия можно посещать из дома.',
    ...{ ages: [12, 17], register: 'paid', price: 18_000, hours: 64, form: 'distance' },
    groups: [group('сб 12:00–13:30', 'Ким Алина Сергеевна', 8, 3)],
  },
  {
    ...{ by: 'lingua', direction: 'social', name: 'Китайский для начинающих', activity: 'Китайский язык' },
    summary: 'Сто иероглифов за год и ни одного скучного.',
    description: 'Каллиграфия, тоны, чайная церемония. Преподаватель жил в Харбине.',
    ...{ ages: [9, 15], register: 'certified', price: 15_000, hours: 72 },
    groups: [group('пт 17:00–19:00', 'Цой Виктория Андреевна', 8, 2)],
  },
  {
    ...{ by: 'school4', direction: 'social', name: 'Школьная газета', activity: 'Журналистика' },
    summary: 'Берём интервью, снимаем репортажи и спорим с редактором.',
    description: 'Газета выходит раз в месяц, подкаст — каждую неделю.',
    ...{ ages: [11, 17], register: 'general', price: 0, hours: 72 },
    groups: [group('ср 15:00–17:00', 'Егорова Анна Михайловна', 15, 8, { room: 'медиацентр' })],
  },
  {
    ...{ by: 'ddt', direction: 'social', name: 'Скоро в школу', activity: 'Подготовка к школе' },
    summary: 'Буквы, счёт, ножницы и дружба — без домашних заданий.',
    description: 'Мягкая подготовка для тех, кому в первый класс. Занятия идут, пока родители пьют чай.',
    ...{ ages: [5, 6], register: 'certified', price: 8_400, hours: 64, months: 8 },
    groups: [group('сб 9:00–11:00', 'Белова Ирина Олеговна', 10, 9, { room: 'каб. 3' })],
  },
  {
    ...{ by: 'ddt', direction: 'social', name: 'Шахматная школа', activity: 'Шахматы' },
    summary: 'Думаем на три хода вперёд и умеем проигрывать.',
    description:
      'Турнир каждую четверть, разряды, дружба с клубом «Ладья». Подойдёт и тем, кто не знает, как ходит конь.',
    ...{ key: 'chess', ages: [6, 14], register: 'certified', price: 4_000, hours: 72, adapted: true },
    groups: [
      group('сб 10:00–11:30', 'Гусев Лев Маркович', 14, 12, { room: 'каб. 5' }),
      group('вт 17:00–18:30', 'Гусев Лев Маркович', 14, 3, { room: 'каб. 5' }),
    ],
  },
]

const tourism: ProgrammeStory[] = [
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

const sport: ProgrammeStory[] = [
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
export const programmeStories: readonly ProgrammeStory[] = [
  ...tech,
  ...art,
  ...science,
  ...social,
  ...tourism,
  ...sport,
]
