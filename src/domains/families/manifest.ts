import type { Manifest } from '#platform/manifest'
import { api } from './api/child.ts'
import { custodyApi } from './api/custody.ts'
import { doublesApi } from './api/double.ts'
import { historyApi } from './api/history.ts'
import { placeApi } from './api/place.ts'
import { correctedWords } from './correction.ts'
import { clearVault, findDoubles, remind, settleMerges } from './jobs.ts'
import { claimAsked, claimDeclined, claimGranted } from './mails/claim.ts'
import { corrected, guardianCorrected } from './mails/correction.ts'
import { handedOver, invitation, joined, left } from './mails/custody.ts'
import { merged, mergeUndone } from './mails/merge.ts'
import { ofAge } from './mails/of-age.ts'
import { relationWords } from './model.ts'
import { refusals } from './refusals/child.ts'
import { knownRefusals } from './refusals/double.ts'
import { childDataRoutes } from './routes/child-data.tsx'
import { childRoutes } from './routes/children.tsx'
import { claimRoutes, receptionRoutes } from './routes/claims.tsx'
import { custodyRoutes } from './routes/custody.tsx'
import { doubleRoutes } from './routes/doubles.tsx'
import { journalRoutes } from './routes/journal.tsx'
import { ownDataApi, ownDataRoutes } from './routes/own-data.tsx'
import { placeRoutes } from './routes/place.tsx'
import { samples } from './samples/child.tsx'
import { knownSamples } from './samples/known-child.tsx'
import { ageFrom, ageTo, claimTerm, invitationDays, mergeUndoDays, selfFrom } from './settings.ts'

export const families: Manifest = {
  name: 'families',
  permissions: {
    'families.children.manage': { roles: ['family'], words: 'добавлять своих детей и видеть их карточки' },
    'families.double.list': {
      roles: ['region', 'municipality', 'support'],
      words: 'видеть похожие карточки детей',
    },
    'families.double.decide': {
      roles: ['region', 'municipality', 'support', 'reception'],
      words: 'решать, один ли это ребёнок, и объединять карточки',
    },
    'families.claim.receive': { roles: ['reception'], words: 'подключать ребёнка к кабинету по документам' },
  },
  menu: [
    { roles: ['family'], place: 20, href: '/my/children', label: 'Дети' },
    { roles: ['municipality'], place: 70, href: '/municipality/doubles', group: 'Люди', label: 'Похожие карточки' },
    { roles: ['region'], place: 90, href: '/region/doubles', group: 'Люди', label: 'Похожие карточки' },
    { roles: ['support'], place: 10, href: '/support/doubles', label: 'Похожие карточки' },
  ],
  routes(app) {
    doubleRoutes(app)
    custodyRoutes(app)
    childRoutes(app)
    childDataRoutes(app)
    claimRoutes(app)
    receptionRoutes(app)
    journalRoutes(app)
    placeRoutes(app)
    ownDataRoutes(app)
  },
  api(app) {
    api(app)
    placeApi(app)
    custodyApi(app)
    doublesApi(app)
    ownDataApi(app)
    historyApi(app)
  },
  jobs: {
    'families.clear-vault': clearVault,
    'families.find-doubles': findDoubles,
    'families.remind': remind,
    'families.settle-merges': settleMerges,
  },
  jobWords: {
    'families.clear-vault': 'Удаляем документы, которые больше хранить нельзя',
    'families.find-doubles': 'Ищем двойные карточки детей',
    'families.remind': 'Пишем семьям, что младшего ребёнка уже можно добавить',
    'families.settle-merges': 'Завершаем объединения карточек, которые уже не отменить',
  },
  schedules: [
    { job: 'families.clear-vault', cron: '40 3 * * *' },
    { job: 'families.find-doubles', cron: '10 3 * * *' },
    { job: 'families.settle-merges', cron: '20 3 * * *' },
    { job: 'families.remind', cron: '0 6 * * *' },
  ],
  settings: [ageFrom, ageTo, selfFrom, claimTerm, invitationDays, mergeUndoDays],
  journal: {
    'families.child-added': 'Ребёнка добавили в кабинет',
    'families.mended': 'Семья исправила имя, дату рождения или пол ребёнка до заявления',
    'families.data-kept': 'Изменили СНИЛС, документ или адрес ребёнка',
    'families.own-data-kept': 'Законный представитель записал свои документ и адрес',
    'families.own-data-taken': 'Скачали все свои данные файлом',
    'families.place-kept': 'Указали удобный адрес для занятий',
    'families.place-removed': 'Убрали удобный адрес для занятий',
    'families.number-linked': 'Открыли вход по номеру сертификата',
    'families.vault-cleared': 'Удалили документ и адрес после отзыва согласия',
    'families.looked': 'Открыли карточку ребёнка',
    'families.unmasked': 'Открыли личные данные полностью',
    'families.corrected': 'Пункт приёма исправил данные ребёнка',
    'families.guardian-corrected': 'Пункт приёма исправил данные законного представителя',
    'families.confirmed': 'Данные ребёнка сверили с документами',
    'families.claimed': 'Кто-то попросил поделиться карточкой',
    'families.claim-granted': 'Карточкой поделились с ещё одним взрослым',
    'families.claim-declined': 'В запросе на карточку отказали',
    'families.reminder-asked': 'Попросили напомнить о младшем ребёнке',
    'families.invited': 'Пригласили ещё одного человека в карточку',
    'families.invitation-cancelled': 'Приглашение в карточку отменили',
    'families.joined': 'К карточке подключился ещё один человек',
    'families.handed-over': 'Карточку передали другому владельцу',
    'families.left': 'Взрослый вышел из карточки',
    'families.merged': 'Две карточки одного ребёнка объединили',
    'families.merge-undone': 'Объединение карточек отменили',
    'families.kept-apart': 'Проверили похожие карточки: это разные дети',
    'families.claim-cancelled': 'Запрос на карточку отозвали',
  },
  facts: {
    kinds: { called: 'что именно', codes: correctedWords },
    relation: { called: 'кем приходится', codes: relationWords },
  },
  refusals: { ...refusals, ...knownRefusals },
  letters: [
    claimAsked,
    claimGranted,
    claimDeclined,
    corrected,
    guardianCorrected,
    merged,
    mergeUndone,
    invitation,
    joined,
    left,
    handedOver,
    ofAge,
  ],
  samples: [...samples, ...knownSamples],
}
