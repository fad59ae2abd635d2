import { actorOf } from '#access'
import { parseId } from '#kernel/ids'
import { fullName } from '#kernel/names'
import { type App, notFound, show } from '#platform/http'
import { regionZone } from '#region'
import { ChildJournalPage } from '../pages/journal.tsx'
import { getOwnChild } from '../queries/child.ts'
import { listCorrections } from '../queries/correction.ts'
import { journalOf } from '../queries/journal.ts'
import { openVault } from '../vault.ts'

export function journalRoutes(app: App): void {
  const config = { permission: 'families.children.manage' }
  app.get<{ Params: { id: string } }>('/my/children/:id/journal', { config }, async (request, reply) => {
    const by = actorOf(request)
    const { reader } = request.kit.db
    const child = await getOwnChild(reader, by, parseId(request.params.id) ?? notFound())
    const vault = openVault(request.kit.config.secretKey)
    const [{ entries, places }, zone, corrections] = await Promise.all([
      journalOf(reader, child.id),
      regionZone(reader),
      listCorrections(reader, { childId: child.id }, vault),
    ])
    const shown = { userId: by.userId, zone, places }
    return show(
      reply,
      <ChildJournalPage
        childId={child.id}
        childName={fullName(child)}
        entries={entries}
        reader={shown}
        corrections={corrections}
      />,
    )
  })
}
