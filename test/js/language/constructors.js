// An object that is returned takes the place of the new one; anything else does not.
{
  function Returns() { return { other: true }; }
  assertTrue(new Returns().other);
  function Primitive() { this.mine = true; return 5; }
  assertTrue(new Primitive().mine);
}

// Prototypes that are put together by hand.
{
  function Animal() {}
  Animal.prototype.speak = function() { return 'generic'; };
  function Dog() {}
  Dog.prototype = Object.create(Animal.prototype);
  assertSame('generic', new Dog().speak());
}

// A bound function constructs its target.
{
  function Target(a, b) { this.sum = a + b; }
  const Bound = Target.bind(null, 1);
  assertSame(3, new Bound(2).sum);
  assertTrue(new Bound(2) instanceof Target);
}
