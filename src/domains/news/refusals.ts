import type { RefusalWords } from '#platform/manifest'

const desk = { href: '/news/desk', label: 'Мои новости' }

/** Words for every «no» of news. */
export const refusals: Record<string, RefusalWords> = {
  'news.taken-down': {
    status: 409,
    words: () => ({
      title: 'Новость скрыл региональный оператор',
      text: 'Причина написана на её странице. Исправьте новость и отправьте оператору: он покажет её снова.',
      next: [desk],
    }),
  },
  'news.not-taken-down': {
    status: 409,
    words: () => ({
      title: 'Эта новость не скрыта',
      text: 'Кто-то решил раньше вас: откройте список снова.',
      next: [desk],
    }),
  },
  'news.sent-back-already': {
    status: 409,
    words: () => ({
      title: 'Новость уже у оператора',
      text: 'Её прочтут и напишут вам. Исправлять текст можно и сейчас: оператор увидит последний.',
      next: [desk],
    }),
  },
  'news.changed-meanwhile': {
    status: 409,
    words: () => ({
      title: 'Автор изменил новость, пока вы её читали',
      text: 'Откройте её снова и прочтите новый текст.',
      next: [{ href: '/region/news', label: 'Скрытые новости' }],
    }),
  },
  'news.hides-first': {
    status: 422,
    words: () => ({ title: 'Новость исчезнет раньше, чем появится', text: 'Выберите день позже.', next: [desk] }),
  },
  'news.not-public': {
    status: 409,
    words: () => ({
      title: 'Эту новость скрыть нельзя',
      text: 'Скрывают опубликованные новости организаций и муниципалитетов. Свою новость уберите в архив.',
      next: [desk],
    }),
  },
  'news.no-picture': {
    status: 422,
    words: () => ({
      title: 'Это не картинка',
      text: 'Подойдёт PNG, JPEG или WebP. Файл другого вида или повреждённый мы показать не сможем.',
    }),
  },
  'news.picture-large': {
    status: 422,
    words: ({ megabytes }) => ({
      title: 'Картинка слишком большая',
      text: `Подойдёт картинка не больше ${megabytes} МБ. Уменьшите её или сохраните с меньшим качеством.`,
    }),
  },
  'news.picture-vast': {
    status: 422,
    words: () => ({
      title: 'В картинке слишком много точек',
      text: 'Такую не откроет телефон. Уменьшите её, например до 2000 точек по длинной стороне.',
    }),
  },
  'news.pictures-enough': {
    status: 422,
    words: ({ most }) => ({ title: 'Картинок уже достаточно', text: `У новости может быть не больше ${most}.` }),
  },
}
