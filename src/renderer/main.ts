import { mount } from 'svelte';
import './style/tokens.css';
import './style/base.css';
import App from './App.svelte';
import { Desk } from './desk.svelte';
import { followAppearance } from './settings/appearance';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app to draw in.');

const desk = new Desk(window.life);
// Before the first paint: the system's theme; the chosen one follows with the settings.
followAppearance(null);
mount(App, { target, props: { desk } });
void desk.open();
