// SPDX-License-Identifier: Apache-2.0
// The bursts of IEC 60601-1-8: how many pulses tells the priority to someone who is in another room.

/**
 * @typedef {object} Burst
 * @property {number} pitch fundamental in Hz, within 150 to 1000
 * @property {number} pulse length of a pulse in seconds
 * @property {number[]} starts of its pulses, in seconds
 * @property {number} pause from its end to the next, in seconds
 */

/** Ten pulses: three and two, and once more. */
const TEN = [0, 0.3, 0.6, 1.1, 1.4, 2.3, 2.6, 2.9, 3.4, 3.7];

/** @type {Record<import("./contract.js").Priority, Burst>} */
export const BURSTS = {
  high: { pitch: 660, pulse: 0.16, starts: TEN, pause: 5 },
  medium: { pitch: 523, pulse: 0.2, starts: [0, 0.45, 0.9], pause: 12 },
  low: { pitch: 440, pulse: 0.2, starts: [0, 0.5], pause: 30 },
};

/** What is played to prove that there is sound. */
export const PROOF = { pitch: 523, pulse: 0.2, starts: [0, 0.3], pause: 0 };

/** Seconds a pulse takes to rise and to fall: without it there is a click. */
const EDGE = 0.03;
/** Four harmonics beside the fundamental: some of them get through to ears that no longer hear high notes. */
const HARMONICS = [0, 1, 0.7, 0.6, 0.5, 0.4];

/** @returns {number} the length of a burst in seconds */
export function length(burst) {
  return burst.starts.at(-1) + burst.pulse;
}

/**
 * Plays one burst at once.
 *
 * @param {AudioContext} context
 * @param {AudioNode} out
 * @param {Burst} burst
 * @returns {() => void} cuts it short
 */
export function play(context, out, burst) {
  const wave = context.createPeriodicWave(new Float32Array(HARMONICS.length), Float32Array.from(HARMONICS));
  const tone = new OscillatorNode(context, { type: "custom", periodicWave: wave, frequency: burst.pitch });
  const gate = new GainNode(context, { gain: 0 });
  tone.connect(gate).connect(out);
  const begin = context.currentTime + 0.02;
  for (const start of burst.starts) {
    const at = begin + start;
    gate.gain.setValueAtTime(0, at);
    gate.gain.linearRampToValueAtTime(1, at + EDGE);
    gate.gain.setValueAtTime(1, at + burst.pulse - EDGE);
    gate.gain.linearRampToValueAtTime(0, at + burst.pulse);
  }
  tone.start(begin);
  tone.stop(begin + length(burst) + EDGE);
  tone.onended = () => gate.disconnect();
  return () => {
    gate.disconnect();
    tone.stop();
  };
}
