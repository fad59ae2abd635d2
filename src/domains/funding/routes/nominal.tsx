import { actorOf } from '#access'
import { type App, show } from '#platform/http'
import { workbook, XLSX_TYPE } from '#platform/xlsx'
import { MunicipalityPage } from '../pages/municipality.tsx'
import { RegionMoneyPage } from '../pages/region.tsx'
import { getPayerDesk } from '../queries/desk.ts'
import { getRegionMoney } from '../queries/region.ts'
import { sheetsOf } from '../sheets.ts'

/** `/municipality`: the acting municipality and no other; `/region/money`: all of them, for the operator. */
export function routes(app: App): void {
  app.get('/municipality', { config: { permission: 'funding.ceiling.read' } }, async (request, reply) => {
    const desk = await getPayerDesk(request.kit.db.reader, actorOf(request), request.now)
    return show(reply, <MunicipalityPage {...desk} />)
  })
  app.get('/region/money', { config: { permission: 'funding.region.read' } }, async (request, reply) =>
    show(reply, <RegionMoneyPage {...(await getRegionMoney(request.kit.db.reader, request.now))} />),
  )
  app.get('/municipality/money.xlsx', { config: { permission: 'funding.ceiling.read' } }, async (request, reply) => {
    const { periods } = await getPayerDesk(request.kit.db.reader, actorOf(request), request.now)
    const file = await workbook(sheetsOf(periods))
    return reply
      .type(XLSX_TYPE)
      .header('content-disposition', 'attachment; filename="money.xlsx"')
      .send(Buffer.from(file))
  })
}
