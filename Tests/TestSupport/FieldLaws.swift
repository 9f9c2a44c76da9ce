package import StarkAlgebra

/// What every implementation of the field protocols must satisfy.
///
/// Each function returns the names of the laws that fail for some of the given elements, so that a
/// test expects an empty list.
package enum FieldLaws {
  /// The laws of `Field`, tried on all triples of `elements`.
  package static func violations<F: Field>(in elements: [F]) -> Set<String> {
    var violated: Set<String> = []
    func require(_ law: String, _ holds: Bool) {
      if !holds { violated.insert(law) }
    }
    require("zero and one differ", F.zero != F.one)
    require("integers map to sums of one", F(3) == F.one + F.one + F.one && F(0) == F.zero)
    for x in elements {
      require("zero is neutral", x + .zero == x && x - .zero == x)
      require("one is neutral", x * .one == x)
      require("zero absorbs", x * .zero == .zero)
      require("a negative cancels", x + -x == .zero && x - x == .zero && -(-x) == x)
      require("a square is a product", x.squared() == x * x)
      require(
        "repeated squares are squares",
        x.squared(times: 3) == x.squared().squared().squared()
      )
      require("a power is a product", x.power(5) == x * x * x * x * x && x.power(0) == .one)
      require("powers accept wide exponents", x.power(UInt256(11)) == x.power(11))
      if let inverse = x.inverse() {
        require("an inverse cancels", x * inverse == .one)
      } else {
        require("only zero lacks an inverse", x == .zero)
      }
      for y in elements {
        require("addition commutes", x + y == y + x)
        require("multiplication commutes", x * y == y * x)
        require("subtraction adds the negative", x - y == x + -y)
        require("there are no zero divisors", x * y != .zero || x == .zero || y == .zero)
        for z in elements {
          require("addition associates", (x + y) + z == x + (y + z))
          require("multiplication associates", (x * y) * z == x * (y * z))
          require("multiplication distributes", x * (y + z) == x * y + x * z)
        }
      }
    }
    return violated
  }

  /// The laws of `TwoAdicField`: every rung of the ladder of roots squares to the next lower one.
  package static func violations<F: TwoAdicField>(ofRootsIn field: F.Type) -> Set<String> {
    var violated: Set<String> = []
    if F.half + F.half != .one { violated.insert("half doubles to one") }
    if F.rootOfUnity(log2Order: 0) != .one { violated.insert("the first root is one") }
    if F.rootOfUnity(log2Order: 1) != -.one { violated.insert("the second root is minus one") }
    for log2Order in 1...F.twoAdicity {
      let root = F.rootOfUnity(log2Order: log2Order)
      if root.squared() != F.rootOfUnity(log2Order: log2Order - 1) {
        violated.insert("a root squares to the root of half the order")
      }
    }
    return violated
  }

  /// The laws of `CommittableField`: cells and elements correspond one to one.
  package static func violations<F: CommittableField>(ofCellsOf elements: [F]) -> Set<String> {
    var violated: Set<String> = []
    for x in elements {
      if F(cell: x.cell) != x { violated.insert("a cell decodes to its element") }
      for y in elements where (x == y) != (x.cell == y.cell) {
        violated.insert("different elements have different cells")
      }
    }
    if F(cell: Bytes32(.max, .max, .max, .max)) != nil {
      violated.insert("a cell that is not canonical is refused")
    }
    return violated
  }
}
