import { plural } from '#kernel/plural'
import type { RefusalWords } from '#platform/manifest'
import { type PresenceMode, presenceModes } from '../model/presence.ts'

/** Words for every «no» about the presence and the extract. */
export const refusalsOfSettings: Record<string, RefusalWords> = {
  'certificates.own-record-guesses': {
    status: 429,
    words: ({ minutes }) => ({
      title: 'Слишком много попыток',
      text: `Проверьте СНИЛС и номер сертификата по бумагам и продолжите через ${plural(Number(minutes), 'минуту', 'минуты', 'минут')}. Или попросите родителей пригласить вас по почте.`,
      next: [{ href: '/points', label: 'Пункты приёма' }],
    }),
  },
  'certificates.presence-forbidden': {
    status: 409,
    words: () => ({
      title: 'Семья запретила запись через организации',
      text: 'Заявку по этому сертификату можно подать только из личного кабинета семьи. Изменить это может законный представитель в настройках сертификата.',
    }),
  },
  'certificates.presence-stranger': {
    status: 409,
    words: () => ({
      title: 'По имени может записать только знакомая организация',
      text: 'Семья ещё не подавала заявок в вашу организацию. Первую заявку она подаёт сама, из своего кабинета, или выбирает кодовую фразу.',
    }),
  },
  'certificates.presence-other': {
    status: 422,
    words: ({ mode }) => ({
      title: 'Нужно другое подтверждение',
      text: `Семья выбрала: «${presenceModes[mode as PresenceMode]}». Попросите законного представителя подтвердить присутствие так.`,
    }),
  },
  'certificates.presence-wrong': {
    status: 422,
    words: ({ mode }) => ({
      title: 'Не подошло',
      text:
        mode === 'name'
          ? 'Фамилия, имя или отчество ребёнка не совпали с записью в реестре. Попросите назвать их так, как в свидетельстве.'
          : mode === 'phrase'
            ? 'Кодовая фраза не та. Попросите произнести её ещё раз; если она забыта, законный представитель задаст новую в настройках сертификата.'
            : 'Код не тот, уже использован или его время вышло. Отправьте новый.',
    }),
  },
  'certificates.presence-unconfirmed': {
    status: 422,
    words: () => ({
      title: 'Присутствие семьи не подтвердилось',
      text: 'Проверьте номер и то, что назвала семья. Если всё верно, семья могла выбрать другой способ или запретить запись через организации: она видит это в настройках сертификата. Подать заявку из своего кабинета она может всегда.',
    }),
  },
  'certificates.presence-too-many': {
    status: 429,
    words: ({ minutes }) => ({
      title: 'Слишком много попыток',
      text: `Попробуйте через ${plural(Number(minutes), 'минуту', 'минуты', 'минут')}. Семья видит каждую попытку в журнале ребёнка; подать заявку из своего кабинета она может и сейчас.`,
    }),
  },
  'certificates.presence-no-email': {
    status: 409,
    words: () => ({
      title: 'Письмо некуда отправить',
      text: 'Ни у кого из законных представителей не указана почта. Укажите её или выберите кодовую фразу.',
      next: [{ href: '/my/settings/email', label: 'Указать почту' }],
    }),
  },
  'certificates.weak-phrase': {
    status: 422,
    words: ({ why }) => ({ title: 'Придумайте другую фразу', text: `${String(why)}.` }),
  },
  'certificates.password-shown': {
    status: 410,
    words: ({ certificateId }) => ({
      title: 'Пароль с выписки больше не показываем',
      text: 'Время, когда его можно было напечатать, прошло, или им уже вошли. Сформируйте выписку ещё раз.',
      next: [{ href: `/my/certificates/${certificateId}/extract`, label: 'Сформировать новую выписку' }],
    }),
  },
}
