// SPDX-License-Identifier: Apache-2.0
// Asks for the state every second. What came from outside is only ever text, never markup.
'use strict';

const EVERY_MILLIS = 1000;
const token = new URLSearchParams(location.hash.slice(1)).get('token') || '';

const element = (name, text, className = '') => {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
};

const fill = (id, headings, rows, empty) => {
  const table = document.getElementById(id);
  const head = element('tr', '');
  head.append(...headings.map(heading => Object.assign(element('th', heading), { scope: 'col' })));
  const body = rows.map(cells => {
    const row = element('tr', '');
    row.append(...cells.map(cell => cell instanceof Node ? cell : element('td', cell ?? '')));
    return row;
  });
  table.replaceChildren(...(rows.length ? [head, ...body] : [element('caption', empty)]));
};

const seconds = (from, to) => Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000)) + ' s ago';

const show = state => {
  const counts = { ...state.bundles, ...state.resources };
  document.getElementById('counts').replaceChildren(...Object.entries(counts).map(([name, number]) => {
    const pair = element('div', '');
    pair.append(element('dt', name), element('dd', number.toLocaleString('en')));
    return pair;
  }));
  document.getElementById('mode').textContent = state.mode === 'ok' ? '' : 'Told to: ' + state.mode;
  fill('gateways', ['Gateway', 'State', 'Last heard', 'Every', 'Missed'], state.gateways.map(gateway => [
    gateway.gateway, element('td', gateway.state, gateway.state), seconds(gateway.lastHeard, state.at),
    gateway.every, String(gateway.missed)]), 'None was heard yet.');
  const lines = found => (found || []).map(line => [line.when, line.who, line.what, line.value]);
  fill('alarms', ['When', 'Who', 'What', 'State'], lines(state.alarms), 'None came yet.');
  fill('measured', ['When', 'Who', 'What', 'Value'], lines(state.measured), 'Nothing came yet.');
  fill('logs', ['Origin', 'Entries', 'Root'], state.logs.map(log => [
    log.origin, log.size === undefined ? 'none shown' : String(log.size), log.root]), 'No log is known.');
  fill('refusals', ['When', 'Kind', 'What was wrong'], (state.refusals || []).map(refusal => [
    refusal.at, refusal.kind, refusal.wrong]), 'Nothing was refused.');
};

const look = async () => {
  const notice = document.getElementById('notice');
  const held = document.getElementById('held');
  try {
    const answer = await fetch('/lares/v1/state', { headers: { Authorization: 'Bearer ' + token } });
    if (!answer.ok) {
      throw new Error(answer.status === 401 ? 'The token in the address is not this centre\'s.' : 'Status ' + answer.status);
    }
    show(await answer.json());
    held.hidden = false;
    notice.hidden = true;
  } catch (error) {
    notice.textContent = error instanceof TypeError ? 'The centre does not answer.' : error.message;
    notice.hidden = false;
  }
  held.classList.toggle('stale', !notice.hidden);
  setTimeout(look, EVERY_MILLIS);
};

if (token) {
  look();
}
