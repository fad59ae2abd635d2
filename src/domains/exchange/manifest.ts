import type { App, Manifest } from '#platform/manifest'
import { catalogueFaces, exportFaces } from './api/catalogue.ts'
import { comparisonFaces } from './api/comparisons.ts'
import { guardGate } from './api/gate.ts'
import { orderFaces } from './api/orders.ts'
import { regionApi } from './api/region.ts'
import { catchUp, deliver, forgetSignatures, noteMoved, refreshExport, tidyUp } from './jobs.ts'
import './merge.ts'
import { refusals } from './refusals.ts'
import { regionRoutes } from './routes/region.tsx'
import { samples } from './samples.tsx'
import { settings } from './settings.ts'
import { scopeWords } from './words/statuses.ts'

export const exchange: Manifest = {
  name: 'exchange',
  permissions: {
    'exchange.manage': {
      roles: ['region'],
      words: 'подключать другие системы, следить за доставкой статусов и сверять их',
    },
  },
  menu: [{ roles: ['region'], place: 85, href: '/region/exchange', group: 'Регион', label: 'Обмен' }],
  routes(app) {
    regionRoutes(app)
    app.register(
      async (scope) => {
        const gate = scope as App
        guardGate(gate)
        orderFaces(gate)
        catalogueFaces(gate)
        exportFaces(gate)
        comparisonFaces(gate)
      },
      { prefix: '/exchange/v1' },
    )
  },
  api: regionApi,
  jobs: {
    'enrolment.order-moved': noteMoved,
    'exchange.catch-up': catchUp,
    'exchange.deliver': deliver,
    'exchange.forget-signatures': forgetSignatures,
    'exchange.refresh-export': refreshExport,
    'exchange.tidy-up': tidyUp,
  },
  jobWords: {
    'enrolment.order-moved': 'Готовим статус заявления для Госуслуг',
    'exchange.catch-up': 'Досылаем статусы, которых Госуслуги не приняли',
    'exchange.deliver': 'Отправляем статус на Госуслуги',
    'exchange.forget-signatures': 'Забываем подписи, которые больше не годятся',
    'exchange.refresh-export': 'Обновляем выгрузку программ для Госуслуг',
    'exchange.tidy-up': 'Убираем старые сообщения обмена',
  },
  schedules: [
    { job: 'exchange.catch-up', everySeconds: 600 },
    { job: 'exchange.deliver', everySeconds: 5 },
    { job: 'exchange.forget-signatures', everySeconds: 600 },
    { job: 'exchange.refresh-export', everySeconds: 300 },
    { job: 'exchange.tidy-up', cron: '40 3 * * *' },
  ],
  journal: {
    'exchange.ordered': 'Заявка пришла с Госуслуг',
    'exchange.order-cancelled': 'Заявление отозвали на Госуслугах',
    'exchange.partner-created': 'Подключили систему к обмену',
    'exchange.partner-revoked': 'Закрыли системе доступ к обмену',
    'exchange.key-shown': 'Оператор посмотрел ключ системы',
    'exchange.endpoint-moved': 'Изменили адрес, на который уходят статусы',
    'exchange.message-revived': 'Повторили отправку статуса',
    'exchange.status-resent': 'Отправили статус заявления ещё раз',
  },
  facts: { name: 'партнёр', scopes: { called: 'доступ', codes: scopeWords }, host: 'площадка' },
  refusals,
  settings,
  samples,
}
