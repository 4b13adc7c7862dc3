package geo

import "math"

// fromGrid gives the position of a point of the British National Grid, in metres east and north of its false origin.
//
// The formulas are those of Ordnance Survey, "A guide to coordinate systems in Great Britain" (annexes A to C; it is at
// https://docs.os.uk/more-than-maps/deep-dive/a-guide-to-coordinate-systems-in-great-britain): from the grid to latitude
// and longitude on Airy's ellipsoid, and a Helmert transformation from there to WGS 84. Its seven parameters are good
// to about 5 m, less than a step of the file; the exact way, OSTN15, needs a table of some 15 MB.
func fromGrid(east, north float64) Point {
	lat, lon := airy.unproject(east, north)
	x, y, z := airy.cartesian(lat, lon)
	return grs80.geodetic(toWGS84(x, y, z))
}

// An ellipsoid is the shape of the Earth as a survey takes it, by its half axes in metres.
type ellipsoid struct{ a, b float64 }

var (
	airy  = ellipsoid{6377563.396, 6356256.909}
	grs80 = ellipsoid{6378137.000, 6356752.3141} // WGS 84's, but for 0.1 mm
)

func (e ellipsoid) e2() float64 { return 1 - e.b*e.b/(e.a*e.a) }

const radian = math.Pi / 180

// The National Grid: a transverse Mercator projection with its true origin at 49° N, 2° W.
const (
	gridScale           = 0.9996012717
	gridLat, gridLon    = 49 * radian, -2 * radian
	gridEast, gridNorth = 400000.0, -100000.0
)

// unproject gives radians (annex C.2).
func (e ellipsoid) unproject(east, north float64) (lat, lon float64) {
	lat = gridLat
	for range 20 { // each step gains some three digits; a point far from the grid must end too
		short := north - gridNorth - e.meridian(lat)
		lat += short / (e.a * gridScale)
		if math.Abs(short) < 0.00001 {
			break
		}
	}
	sin, cos, tan := math.Sin(lat), math.Cos(lat), math.Tan(lat)
	t2, t4 := tan*tan, tan*tan*tan*tan
	nu := e.a * gridScale / math.Sqrt(1-e.e2()*sin*sin)
	rho := nu * (1 - e.e2()) / (1 - e.e2()*sin*sin)
	eta2 := nu/rho - 1
	d := east - gridEast
	d2, nu3, nu5 := d*d, nu*nu*nu, math.Pow(nu, 5)
	lat += -tan/(2*rho*nu)*d2 +
		tan/(24*rho*nu3)*(5+3*t2+eta2-9*t2*eta2)*d2*d2 -
		tan/(720*rho*nu5)*(61+90*t2+45*t4)*d2*d2*d2
	lon = gridLon + d/(cos*nu) -
		d*d2/(6*cos*nu3)*(nu/rho+2*t2) +
		d*d2*d2/(120*cos*nu5)*(5+28*t2+24*t4) -
		d*d2*d2*d2/(5040*cos*nu5*nu*nu)*(61+662*t2+1320*t4+720*t4*t2)
	return lat, lon
}

// meridian is the arc along the central meridian from the true origin to a latitude (the guide's M).
func (e ellipsoid) meridian(lat float64) float64 {
	n := (e.a - e.b) / (e.a + e.b)
	n2, n3 := n*n, n*n*n
	less, more := lat-gridLat, lat+gridLat
	return e.b * gridScale * ((1+n+5.0/4*(n2+n3))*less -
		(3*n+3*n2+21.0/8*n3)*math.Sin(less)*math.Cos(more) +
		15.0/8*(n2+n3)*math.Sin(2*less)*math.Cos(2*more) -
		35.0/24*n3*math.Sin(3*less)*math.Cos(3*more))
}

// cartesian gives metres from the centre of the ellipsoid, for a point on it (annex B.1).
func (e ellipsoid) cartesian(lat, lon float64) (x, y, z float64) {
	nu := e.a / math.Sqrt(1-e.e2()*math.Pow(math.Sin(lat), 2))
	return nu * math.Cos(lat) * math.Cos(lon), nu * math.Cos(lat) * math.Sin(lon), nu * (1 - e.e2()) * math.Sin(lat)
}

// geodetic undoes cartesian, in degrees (annex B.2).
func (e ellipsoid) geodetic(x, y, z float64) Point {
	p := math.Hypot(x, y)
	lat := math.Atan2(z, p*(1-e.e2()))
	for range 6 {
		nu := e.a / math.Sqrt(1-e.e2()*math.Pow(math.Sin(lat), 2))
		lat = math.Atan2(z+e.e2()*nu*math.Sin(lat), p)
	}
	return Point{lat / radian, math.Atan2(y, x) / radian}
}

// toWGS84 is the Helmert transformation from OSGB36: the parameters that the guide gives for the other direction, with
// their signs changed, as it says.
func toWGS84(x, y, z float64) (float64, float64, float64) {
	const (
		dx, dy, dz = 446.448, -125.157, 542.060
		scale      = 1 - 20.4894e-6
		second     = radian / 3600
		rx, ry, rz = 0.1502 * second, 0.2470 * second, 0.8421 * second
	)
	return dx + scale*x - rz*y + ry*z, dy + rz*x + scale*y - rx*z, dz - ry*x + rx*y + scale*z
}
