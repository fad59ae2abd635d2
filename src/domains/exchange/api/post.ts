import type { Parcel } from '../actions/delivery.ts'

const PATIENCE_MS = 10_000

/** Over the network; an address that leads elsewhere is not followed, so that nobody can be sent where they are not meant. */
export async function postByHttp({ url, headers, body }: Parcel): Promise<number> {
  const answer = await fetch(url, {
    ...{ method: 'POST', headers, body, redirect: 'manual' },
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
  await answer.body?.cancel()
  return answer.status
}
