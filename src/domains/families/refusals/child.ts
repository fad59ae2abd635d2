import type { RefusalWords } from '#platform/manifest'
import { ageWords } from '../problems.ts'

const back = { href: '/my/children', label: 'К детям' }

const age = (code: string, title: string): RefusalWords => ({
  status: 422,
  words: (facts) => ({ title, text: `${ageWords(code, facts)}.`, next: [back] }),
})

/** Words for every «no» of the families. */
export const refusals: Record<string, RefusalWords> = {
  'families.birth-ahead': age('families.birth-ahead', 'Проверьте дату рождения'),
  'families.too-young': age('families.too-young', 'Пока рано'),
  'families.too-old': age('families.too-old', 'Сертификат дают детям'),
  'families.too-young-for-self': age('families.too-young-for-self', 'Попросите взрослого'),
  'families.passport-due': age('families.passport-due', 'Нужен паспорт ребёнка'),
  'families.passport-early': age('families.passport-early', 'Нужно свидетельство о рождении'),
  'families.known-child': {
    status: 409,
    words: () => ({
      title: 'Похоже, ребёнок уже есть в системе',
      text: 'Карточку мог завести кто-то из родных или сам ребёнок. Отправьте запрос владельцу или придите с документами в пункт приёма.',
      next: [
        { href: '/my/children/new', label: 'Отправить запрос' },
        { href: '/points', label: 'Пункты приёма' },
      ],
    }),
  },
  'families.already-yours': {
    status: 409,
    words: ({ childId }) => ({
      title: 'Этот ребёнок уже есть в вашем кабинете',
      text: 'Заводить вторую карточку не нужно.',
      next: [{ href: `/my/children/${childId}`, label: 'Открыть карточку' }],
    }),
  },
  'families.known-snils': {
    status: 409,
    words: () => ({
      title: 'Этот СНИЛС записан у другого ребёнка',
      text: 'Проверьте номер. Если он верный, придите с документами в пункт приёма: там разберутся, где ошибка.',
      next: [{ href: '/points', label: 'Пункты приёма' }],
    }),
  },
  'families.confirmed': {
    status: 409,
    words: () => ({
      title: 'Данные уже подтверждены',
      text: 'Их сверили с документами. Чтобы изменить их, придите с новым документом в пункт приёма.',
      next: [{ href: '/points', label: 'Пункты приёма' }],
    }),
  },
  'families.identity-fixed': {
    status: 409,
    words: ({ why }) => ({
      title: 'Исправит пункт приёма',
      text: `${why === 'shared' ? 'Ребёнок есть не только в вашем кабинете' : 'Заявление на сертификат уже подано'}, поэтому имя, дату рождения и пол исправляет специалист по документам. Придите с ними в пункт приёма.`,
      next: [{ href: '/points', label: 'Пункты приёма' }, back],
    }),
  },
  'families.claim-answered': {
    status: 409,
    words: () => ({
      title: 'На этот запрос уже ответили',
      text: 'Больше ничего делать не нужно.',
      next: [back],
    }),
  },
  'families.nothing-corrected': {
    status: 422,
    words: () => ({
      title: 'Исправлять нечего',
      text: 'Вы ввели то же, что уже записано, или не ввели ничего. Если всё верно, подтвердите данные и примите заявление.',
      next: [{ href: '/reception', label: 'К заявлениям' }],
    }),
  },
  'families.guardian-withdrew': {
    status: 409,
    words: () => ({
      title: 'Согласие отозвано',
      text: 'Законный представитель отозвал согласие на обработку персональных данных, поэтому записать новые нельзя. Согласие можно дать снова в своём кабинете, в настройках.',
      next: [{ href: '/reception', label: 'К заявлениям' }],
    }),
  },
  'families.correction-known': {
    status: 409,
    words: ({ certain }) => ({
      title: certain ? 'Такой ребёнок уже есть в реестре' : 'В реестре есть похожий ребёнок',
      text: certain
        ? 'С исправленными данными карточка совпадёт с другой. Ничего не изменено: объединить карточки может муниципалитет или поддержка.'
        : 'Сверьте документы ещё раз. Если это действительно другой ребёнок, отметьте это и повторите исправление.',
      next: [{ href: '/reception', label: 'К заявлениям' }],
    }),
  },
}
