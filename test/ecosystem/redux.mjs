// Stores, middleware and combined reducers through thousands of actions.
import { createStore, combineReducers, applyMiddleware, compose, bindActionCreators } from 'redux';
import { createSlice, configureStore, createEntityAdapter, createSelector, createAsyncThunk } from '@reduxjs/toolkit';

const counter = (state = 0, action) => action.type === 'add' ? state + action.by : state;
const list = (state = [], action) => action.type === 'push' ? [...state.slice(-20), action.item] : state;
const seen = {};
const logger = store => next => action => { seen[action.type] = (seen[action.type] ?? 0) + 1; const result = next(action); if (store.getState().counter % 1000 === 0) seen.round = (seen.round ?? 0) + 1; return result; };
const thunk = ({ dispatch, getState }) => next => action => typeof action === 'function' ? action(dispatch, getState) : next(action);
const store = createStore(combineReducers({ counter, list }), compose(applyMiddleware(thunk, logger)));
let calls = 0;
const stop = store.subscribe(() => { calls++; });
const { add, push } = bindActionCreators({ add: by => ({ type: 'add', by }), push: item => dispatch => dispatch({ type: 'push', item }) }, store.dispatch);
for (let i = 0; i < 8000; i++) { add(i % 5); if (i % 3 === 0) push(i); if (i === 7000) stop(); }
console.log(JSON.stringify(store.getState()), JSON.stringify(seen), calls);

const adapter = createEntityAdapter({ sortComparer: (a, b) => b.score - a.score || a.id - b.id });
const slice = createSlice({ name: 'rows', initialState: adapter.getInitialState({ total: 0 }), reducers: { upsert: adapter.upsertOne, remove: adapter.removeOne, score(state, { payload: { id, by } }) { state.total += by; if (state.entities[id]) state.entities[id].score += by; }, tag: { reducer(state, { payload, meta }) { state.tag = payload + meta; }, prepare: text => ({ payload: text, meta: text.length }) } }, extraReducers: builder => builder.addCase('reset', () => adapter.getInitialState({ total: -1 })) });
const { upsert, remove, score, tag } = slice.actions;
const load = createAsyncThunk('load', async id => { if (id < 0) throw new Error('negative'); return id * 2; });
const kit = configureStore({ reducer: { rows: slice.reducer }, middleware: defaults => defaults({ immutableCheck: false, serializableCheck: false }), devTools: false });
for (let i = 0; i < 400; i++) { kit.dispatch(upsert({ id: i % 90, score: i * 7 % 31 })); kit.dispatch(score({ id: i * 3 % 100, by: i % 4 })); if (i % 9 === 0) kit.dispatch(remove(i % 50)); }
kit.dispatch(tag('text'));
const best = createSelector([state => state.rows.ids, state => state.rows.entities], (ids, entities) => ids.slice(0, 12).map(id => `${id}:${entities[id].score}`));
console.log(best(kit.getState()).join(' '), kit.getState().rows.total, kit.getState().rows.tag, best(kit.getState()) === best(kit.getState()), best.recomputations());
console.log(JSON.stringify((await kit.dispatch(load(21))).payload), (await kit.dispatch(load(-1))).error.message);
for (const bad of [() => store.dispatch({}), () => store.dispatch(1), () => combineReducers({ x: () => undefined })({}, { type: 'a' })]) { try { bad(); console.log('no error'); } catch (error) { console.log(error.message.slice(0, 120)); } }
