import type { RefusalWords } from '#platform/manifest'

const calendar = { href: '/region/calendar', label: 'Производственный календарь' }

const periods = { href: '/region/periods', label: 'Финансовые периоды' }

export const refusals: Record<string, RefusalWords> = {
  'region.contacts-same': {
    status: 409,
    words: () => ({
      title: 'Контакты уже такие',
      text: 'Ничего не изменилось: всё это и так видят семьи.',
      next: [{ href: '/municipality/contacts', label: 'Контакты' }],
    }),
  },
  'region.period-past': {
    status: 409,
    words: () => ({
      title: 'Этот день уже наступил',
      text: 'Добавить можно только будущий период: пусть он начнётся завтра или позже.',
      next: [periods],
    }),
  },
  'region.period-backwards': {
    status: 409,
    words: () => ({
      title: 'Период заканчивается раньше, чем начинается',
      text: 'Проверьте первый и последний день: последний должен быть позже.',
      next: [periods],
    }),
  },
  'region.period-applications': {
    status: 409,
    words: () => ({
      title: 'Проверьте день, с которого принимают заявки',
      text: 'Заявки принимают не раньше сегодняшнего дня и не позже первого дня периода.',
      next: [periods],
    }),
  },
  'region.period-overlaps': {
    status: 409,
    words: ({ name }) => ({
      title: 'Дни заняты другим периодом',
      text: `Период пересекается с периодом «${name}». Один день может быть только в одном периоде.`,
      next: [periods],
    }),
  },
  'region.setting-later-exists': {
    status: 409,
    words: ({ setting, from }) => ({
      title: 'У параметра уже есть более позднее значение',
      text: `Параметр «${setting}» уже изменён с этой или более поздней даты (${from}). Выберите дату позже.`,
    }),
  },
  'region.setting-changed-meanwhile': {
    status: 409,
    words: ({ setting }) => ({
      title: 'Правило только что изменил кто-то другой',
      text: `Вы меняли прежние значения правила «${setting}». Откройте правило заново, посмотрите новые и внесите своё изменение.`,
      next: [{ href: '/region/settings', label: 'Правила региона' }],
    }),
  },
  'region.setting-unfit': {
    status: 422,
    words: ({ setting }) => ({
      title: 'Значение не подходит',
      text: `Правило «${setting}» такого значения не принимает. Посмотрите прежние значения и пришлите такое же по виду.`,
    }),
  },
  'region.setting-from-past': {
    status: 409,
    words: ({ setting }) => ({
      title: 'Этот день уже наступил',
      text: `Сегодня правило «${setting}» уже действует с прежним значением. Новое может начаться завтра или позже.`,
    }),
  },
  'region.calendar-past': {
    status: 409,
    words: ({ year }) => ({
      title: `${year} год уже прошёл`,
      text: 'Сроки прошлых лет посчитаны и не меняются. Загрузите календарь этого или следующего года.',
      next: [calendar],
    }),
  },
  'region.calendar-implausible': {
    status: 409,
    words: ({ year, days, worked }) => ({
      title: 'Такого года не бывает',
      text: worked
        ? `В файле на ${year} год праздник ${day(worked)} отмечен рабочим днём. Скорее всего, файл скачан не целиком: возьмите его заново.`
        : `В файле на ${year} год рабочих дней: ${days}. Обычно их от 245 до 249. Проверьте, тот ли это файл.`,
      next: [calendar],
    }),
  },
  'region.calendar-unread': {
    status: 422,
    words: () => ({
      title: 'Календарь не прочитан',
      text: 'Это не похоже на календарь xmlcalendar.ru, или файл скачан не целиком. Скачайте calendar.xml нужного года ещё раз.',
      next: [calendar],
    }),
  },
  'region.calendar-same': {
    status: 409,
    words: ({ year }) => ({
      title: 'Ничего не изменилось',
      text: `Рабочие дни ${year} года в программе уже такие, как в этом файле. Возможно, его только что загрузил кто-то другой.`,
      next: [calendar],
    }),
  },
}

/** «01-09» as «09.01» */
function day(date: unknown): string {
  return String(date).split('-').reverse().join('.')
}
