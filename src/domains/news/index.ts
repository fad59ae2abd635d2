/**
 * News: what organisations, authorised bodies and the regional operator tell everybody (S-051).
 *
 * Promises: words are never HTML, a picture is what it says and tells nothing of its camera, a correction keeps what was
 * said. Does not: moderate beforehand; the operator may take down what others published, with a reason.
 */
export { draftPiece, publishPiece, sendPieceBack, takeDownPiece } from './actions.ts'
