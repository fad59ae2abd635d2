import { roublesOf } from '#kernel/money'
import type { Manifest } from '#platform/manifest'
import type { BanTelling } from './actions/ban.ts'
import { amendmentApi } from './api/amendment.ts'
import { banApi } from './api/ban.ts'
import { changeApi } from './api/change.ts'
import { api } from './api/nominal.ts'
import { regulationApi } from './api/regulation.ts'
import './due-changes.ts'
import {
  applyAmendments,
  closeOf,
  creditHolders,
  creditIfDue,
  keepTerms,
  leaveCategory,
  melt,
  shiftPeriod,
  takeQueue,
  tellBan,
  warnOfMelt,
} from './jobs.ts'
import { amendmentStopped } from './mails/amendment.ts'
import { banLetters } from './mails/ban.ts'
import { changeLetters } from './mails/change.ts'
import { meltAhead } from './mails/melt.ts'
import { refusalsOfAmendment } from './refusals/amendment.ts'
import { refusalsOfBan } from './refusals/ban.ts'
import { refusalsOfChange } from './refusals/change.ts'
import { refusalsOfRegulation } from './refusals/regulation.ts'
import { amendmentRoutes } from './routes/amendment.tsx'
import { banRoutes } from './routes/ban.tsx'
import { changeRoutes } from './routes/change.tsx'
import { routes } from './routes/nominal.tsx'
import { regulationRoutes } from './routes/regulation.tsx'
import { amendmentSamples } from './samples/amendment.tsx'
import { banSamples } from './samples/ban.tsx'
import { changeSamples } from './samples/change.tsx'
import { samples } from './samples/nominal.tsx'
import { regulationSamples } from './samples/regulation.tsx'
import { banNotice, changeDecisionBy, changeTerm, finalsDays, grantMoment, meltNotice, meltPolicy } from './settings.ts'

type Payload = { certificateId: string }

const amendedWords = {
  ...{ nominal: 'номинал', ceiling: 'предельный объём', register: 'число услуг' },
  ...{ category: 'новая группа сертификата', 'category-end': 'группа сертификата больше не действует' },
}

export const funding: Manifest = {
  name: 'funding',
  permissions: {
    'funding.change.ask': { roles: ['family'], words: 'просить сертификат с номиналом для своих детей' },
    'funding.change.receive': {
      roles: ['reception', 'municipality', 'region'],
      words: 'принимать лично заявления на сертификат с номиналом',
    },
    'funding.change.decide': {
      roles: ['municipality', 'region'],
      words: 'видеть заявления на сертификат с номиналом и решать по ним',
    },
    'funding.ceiling.read': {
      roles: ['municipality'],
      words: 'видеть предел обеспечения, номиналы и остатки своего муниципалитета',
    },
    'funding.regulation.change': {
      roles: ['municipality'],
      words: 'менять по актам выписку из положения, которую читают семьи',
    },
    'funding.region.read': {
      roles: ['region'],
      words: 'видеть деньги всех муниципалитетов и итоги региона',
    },
    'funding.ban': {
      roles: ['municipality'],
      words: 'останавливать новые договоры периода и разрешать их снова',
    },
    'funding.amend': {
      roles: ['municipality'],
      words: 'менять по актам категории, номиналы, пределы и число услуг за счёт бюджета',
    },
  },
  menu: [
    { roles: ['municipality'], place: 10, href: '/municipality', label: 'Деньги' },
    { roles: ['municipality', 'region'], place: 50, href: '/changes', label: 'Номиналы' },
  ],
  routes(app) {
    routes(app)
    changeRoutes(app)
    amendmentRoutes(app)
    regulationRoutes(app)
    banRoutes(app)
  },
  api(app) {
    api(app)
    changeApi(app)
    amendmentApi(app)
    regulationApi(app)
    banApi(app)
  },
  jobs: {
    'certificates.issued': (kit, payload) => creditIfDue(kit, 'issue', payload as Payload),
    'certificates.activated': (kit, payload) => creditIfDue(kit, 'activation', payload as Payload),
    'certificates.excluded': (kit, payload) => closeOf(kit, payload as Payload),
    'certificates.aged': (kit, payload) => closeOf(kit, payload as Payload),
    'funding.tell-ban': (kit, payload) => tellBan(kit, payload as BanTelling),
    'funding.category-ended': (kit, payload) => leaveCategory(kit, payload as { categoryId: string }),
    'funding.take-queue': takeQueue,
    'funding.terms': keepTerms,
    'funding.amendments': applyAmendments,
    'funding.period': shiftPeriod,
    'funding.credit': creditHolders,
    'funding.melt': melt,
    'funding.melt-notice': warnOfMelt,
  },
  jobWords: {
    'certificates.issued': 'Зачисляем номинал на выданный сертификат',
    'certificates.activated': 'Зачисляем номинал на активированный сертификат',
    'certificates.excluded': 'Снимаем исключённый сертификат с очереди на номинал',
    'certificates.aged': 'Снимаем с очереди на номинал сертификат того, кто вырос',
    'funding.tell-ban': 'Пишем семьям, что новые договоры остановлены или снова разрешены',
    'funding.category-ended': 'Пишем тем, кто ждал номинала в завершённой категории',
    'funding.take-queue': 'Зачисляем номинал тем, кто ждал денег',
    'funding.terms': 'Следим за решениями о номиналах, срок которых прошёл',
    'funding.amendments': 'Применяем изменения муниципальных программ',
    'funding.period': 'Переходим на новый период финансирования',
    'funding.credit': 'Доводим номиналы до размера, который назначил акт',
    'funding.melt': 'Уменьшаем номинал с новым месяцем',
    'funding.melt-notice': 'Предупреждаем семьи об уменьшении номинала',
  },
  schedules: [
    { job: 'funding.take-queue', everySeconds: 300 },
    { job: 'funding.terms', everySeconds: 600 },
    { job: 'funding.amendments', everySeconds: 60 },
    { job: 'funding.period', everySeconds: 600 },
    { job: 'funding.credit', everySeconds: 120 },
    { job: 'funding.melt', everySeconds: 60 },
    { job: 'funding.melt-notice', everySeconds: 3600 },
  ],
  letters: [...changeLetters, ...banLetters, meltAhead, amendmentStopped],
  journal: {
    'funding.granted': 'Номинал зачислен на сертификат',
    'funding.credited': 'С договором на сертификат зачислена сумма, нужная для программы',
    'funding.queued': 'Сертификат поставлен в очередь на номинал: предел достигнут',
    'funding.change-asked': 'Попросили сертификат с номиналом',
    'funding.change-refused': 'В сертификате с номиналом отказали: достигнут предел',
    'funding.change-withdrawn': 'Отозвали заявление на номинал',
    'funding.category-left': 'Больше не ждёт номинала: категорию завершили актом',
    'funding.banned': 'Остановили новые договоры периода по акту',
    'funding.ban-lifted': 'Снова разрешили новые договоры',
    'funding.regulation-changed': 'Изменили выписку из положения по акту',
    'funding.amended': 'Изменили категорию, номинал, предел или число услуг по акту',
  },
  facts: {
    subject: { called: 'предмет', codes: amendedWords },
    number: 'номер',
    ground: 'основание',
    from: 'с какого дня',
    act: 'акт',
    amount: { called: 'сумма', read: roublesOf },
  },
  settings: [meltPolicy, meltNotice, banNotice, finalsDays, grantMoment, changeDecisionBy, changeTerm],
  samples: [...samples, ...changeSamples, ...amendmentSamples, ...regulationSamples, ...banSamples],
  refusals: {
    ...refusalsOfChange,
    ...refusalsOfAmendment,
    ...refusalsOfRegulation,
    ...refusalsOfBan,
    'funding.ceiling-reached': {
      status: 409,
      words: () => ({
        title: 'Деньги муниципалитета на этот год распределены',
        text: 'Пока вы подавали заявку, предел обеспечения сертификатов достигнут. Место за ребёнком не закреплено, деньги не списаны. Посмотрите бесплатные программы или спросите в уполномоченном органе.',
        next: [{ href: '/programmes?price=free', label: 'Бесплатные программы' }],
      }),
    },
    'funding.nominal-used-up': {
      status: 409,
      words: () => ({
        title: 'Номиналы этого года распределены',
        text: 'Пока вы подавали заявку, предел числа или суммы номиналов достигнут. Место за ребёнком не закреплено, деньги не списаны. Посмотрите бесплатные программы или спросите в уполномоченном органе, когда появятся новые.',
        next: [{ href: '/programmes?price=free', label: 'Бесплатные программы' }],
      }),
    },
  },
}
