// Warming sites: what an inline cache knows before a test changes what it relies on.
// Calls a function as often as it takes for its inline caches to know what they see.
function warm(run) {
  for (var i = 0; i < 5; i++) run(i);
}

// A block for each state of an inline cache. `source` is the text of a function whose first parameter is the object that
// its site accesses; `run` gets a copy of it whose site has seen nothing yet, two objects of other shapes, or ten.
// `showOther(site, i)` calls the site with such an object; by default with one that has a property x.
function testSite(name, source, run, showOther) {
  var seen = { monomorphic: 0, polymorphic: 2, megamorphic: 10 };
  Object.keys(seen).forEach(function(state) {
    test(name + ' (' + state + ')', function() {
      var site = (0, eval)('(' + source + ') // ' + name + ', ' + state);
      for (var i = 0; i < seen[state]; i++) {
        warm(function() { (showOther || showObjectWithX)(site, i); });
      }
      run(site);
    });
  });
}

function showObjectWithX(site, i) {
  var object = {};
  object['before' + i] = i;
  object.x = i;
  site(object, i);
}
