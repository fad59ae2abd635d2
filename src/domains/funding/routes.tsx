import { actorOf } from '#access'
import { type App, show } from '#platform/http'
import { workbook, XLSX_TYPE } from '#platform/xlsx'
import { MunicipalityPage } from './pages/municipality.tsx'
import { getPayerDesk } from './queries/desk.ts'
import { sheetsOf } from './sheets.ts'

/** `/municipality`: the acting municipality and no other. */
export function routes(app: App): void {
  app.get('/municipality', { config: { permission: 'funding.ceiling.read' } }, async (request, reply) => {
    const desk = await getPayerDesk(request.kit.db.reader, actorOf(request), request.now)
    return show(reply, <MunicipalityPage {...desk} />)
  })
  app.get('/municipality/money.xlsx', { config: { permission: 'funding.ceiling.read' } }, async (request, reply) => {
    const { periods } = await getPayerDesk(request.kit.db.reader, actorOf(request), request.now)
    const file = await workbook(sheetsOf(periods))
    return reply
      .type(XLSX_TYPE)
      .header('content-disposition', 'attachment; filename="money.xlsx"')
      .send(Buffer.from(file))
  })
}
